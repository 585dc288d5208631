package unioncard.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import unioncard.insurance.ConfirmedCovers.Line;
import unioncard.insurance.ConfirmedCovers.Month;

@DisplayName("参保统计：保障类型、参保方式、按月")
class ConfirmedCoversTest {

    private final ConfirmedCovers covers = new ConfirmedCovers(2026, List.of(
            part(2025, "2024-12-01", EnrolmentWay.COLLECTIVE, "A", 40), part(2025, "2025-03-01", EnrolmentWay.NEW_CARD, "A", 2),
            part(2026, "2025-11-01", EnrolmentWay.COLLECTIVE, "A", 50), part(2026, "2025-12-01", EnrolmentWay.COLLECTIVE, "B", 20),
            part(2026, "2026-03-01", EnrolmentWay.NEW_CARD, "A", 3), part(2026, "2026-03-01", EnrolmentWay.NEW_CARD, "B", 7),
            part(2026, "2027-01-01", EnrolmentWay.NEW_CARD, "A", 1)));

    @Test
    @DisplayName("上一年度不计入本年度；占比四舍五入到千分位")
    void by_plan_and_way() {
        assertThat(covers.byPlan()).extracting(Line::type, Line::planName, Line::headcount, Line::premiumFen, Line::municipalFen, Line::lowerFen, Line::share)
                .containsExactly(tuple("A", "A类", 54L, 129_600L, 64_800L, 64_800L, 667), tuple("B", "B类", 27L, 64_800L, 32_400L, 32_400L, 333));
        assertThat(covers.byWay()).extracting(Line::way, Line::headcount, Line::share).containsExactly(tuple(EnrolmentWay.COLLECTIVE, 70L, 864),
                tuple(EnrolmentWay.CARD_WITHOUT_COVER, 0L, 0), tuple(EnrolmentWay.NEW_CARD, 11L, 136));
        assertThat(covers.byPlanAndWay()).extracting(Line::type, Line::way, Line::headcount).containsExactly(tuple("A", EnrolmentWay.COLLECTIVE, 50L),
                tuple("A", EnrolmentWay.NEW_CARD, 4L), tuple("B", EnrolmentWay.COLLECTIVE, 20L), tuple("B", EnrolmentWay.NEW_CARD, 7L));
        assertThat(covers.total().headcount()).isEqualTo(81);
        assertThat(covers.total().share()).isEqualTo(1000);
    }

    @Test
    @DisplayName("按确认月份，集中参保在年前的月份列在一月之前；上一年度同期并列")
    void by_month() {
        assertThat(covers.byMonth()).startsWith(new Month(-2, 50, 0), new Month(-1, 20, 40), new Month(0, 0, 0), new Month(1, 0, 0), new Month(2, 10, 2))
                .endsWith(new Month(11, 0, 0), new Month(12, 1, 0)).hasSize(15);
    }

    @Test
    @DisplayName("没有参保的年度，十二个月都是零，占比为零")
    void nothing() {
        var none = new ConfirmedCovers(2026, List.of());
        assertThat(none.byMonth()).hasSize(12).allMatch(month -> month.now() == 0 && month.before() == 0);
        assertThat(none.byPlan()).isEmpty();
        assertThat(none.total()).isEqualTo(new Line(null, null, null, 0, 0, 0, 0, 0));
    }

    private static CoverPart part(int year, String month, EnrolmentWay way, String type, long heads) {
        return new CoverPart(year, LocalDate.parse(month), way, type, type + "类", heads, 2400 * heads, 1200 * heads, 1200 * heads);
    }
}
