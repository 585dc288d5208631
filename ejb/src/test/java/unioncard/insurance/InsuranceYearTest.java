package unioncard.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static unioncard.insurance.EnrolmentWay.CARD_WITHOUT_COVER;
import static unioncard.insurance.EnrolmentWay.COLLECTIVE;
import static unioncard.insurance.EnrolmentWay.NEW_CARD;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InsuranceYearTest {

    static final InsuranceYear OF_2019 = year(2019, StartRule.CARD_DATE, StartRule.UPLOAD);
    static final InsuranceYear OF_2025 = year(2025, StartRule.CONFIRMATION, StartRule.CONFIRMATION);

    static InsuranceYear year(int year, StartRule newCard, StartRule withoutCover) {
        return new InsuranceYear(year, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), LocalDate.of(year, 6, 30),
                new Window(LocalDate.of(year - 1, 11, 1), LocalDate.of(year, 1, 31)), allOf(year), allOf(year), newCard, withoutCover);
    }

    private static Window allOf(int year) {
        return new Window(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    @ParameterizedTest(name = "card of {0}, seen on {1}: {2}")
    @CsvSource({
        "2019-01-01, 2019-01-28, NEW_CARD",
        "2019-12-31, 2019-12-31, NEW_CARD",
        "2018-12-31, 2019-01-28, COLLECTIVE",
        "2018-12-31, 2018-12-31, COLLECTIVE",
        "2018-12-31, 2019-01-31, COLLECTIVE",
        "2018-12-31, 2019-02-01, CARD_WITHOUT_COVER",
        "2012-02-29, 2019-11-05, CARD_WITHOUT_COVER"})
    void a_card_of_the_year_comes_first_then_the_campaign_then_the_rest(LocalDate card, LocalDate today, EnrolmentWay way) {
        assertThat(OF_2019.wayFor(card, today)).isEqualTo(way);
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "COLLECTIVE, 2018-10-31, false", "COLLECTIVE, 2018-11-01, true", "COLLECTIVE, 2019-01-31, true", "COLLECTIVE, 2019-02-01, false",
        "NEW_CARD, 2018-12-31, false", "NEW_CARD, 2019-01-01, true", "NEW_CARD, 2019-12-31, true", "NEW_CARD, 2020-01-01, false",
        "CARD_WITHOUT_COVER, 2018-12-31, false", "CARD_WITHOUT_COVER, 2019-07-01, true", "CARD_WITHOUT_COVER, 2020-01-01, false"})
    void the_campaign_has_its_window_and_the_other_ways_the_year(EnrolmentWay way, LocalDate today, boolean open) {
        assertThat(OF_2019.isOpenFor(way, today)).isEqualTo(open);
    }

    @Test
    @DisplayName("§9c 3：2019年度三种参保方式各按自己的日期起保：卡号日期次日、上传次日、1月1日")
    void in_2019_each_way_starts_by_its_own_day() {
        var card = LocalDate.of(2019, 1, 27);
        var submitted = LocalDate.of(2019, 3, 4);
        var confirmed = LocalDate.of(2019, 3, 11);
        assertThat(OF_2019.start(NEW_CARD, card, submitted, confirmed)).isEqualTo("2019-01-28");
        assertThat(OF_2019.start(CARD_WITHOUT_COVER, card, submitted, confirmed)).isEqualTo("2019-03-05");
        assertThat(OF_2019.start(COLLECTIVE, card, submitted, confirmed)).isEqualTo("2019-01-01");
    }

    @Test
    void since_2025_the_cover_starts_the_day_after_confirmation() {
        var card = LocalDate.of(2025, 1, 27);
        var submitted = LocalDate.of(2025, 3, 4);
        var confirmed = LocalDate.of(2025, 3, 11);
        assertThat(OF_2025.start(NEW_CARD, card, submitted, confirmed)).isEqualTo("2025-03-12");
        assertThat(OF_2025.start(CARD_WITHOUT_COVER, card, submitted, confirmed)).isEqualTo("2025-03-12");
        assertThat(OF_2025.start(COLLECTIVE, card, submitted, confirmed)).isEqualTo("2025-01-01");
    }

    @ParameterizedTest(name = "start on {0}: {1}")
    @CsvSource({"2019-01-01, FULL", "2019-01-28, FULL", "2019-06-30, FULL", "2019-07-01, HALF", "2019-12-31, HALF"})
    void a_cover_that_starts_after_30_june_pays_the_half_premium(LocalDate start, PeriodClass period) {
        assertThat(OF_2019.period(start)).isEqualTo(period);
    }

    @ParameterizedTest(name = "card of {0} starts on {1}, possible: {2}")
    @CsvSource({"2019-12-30, 2019-12-31, true", "2019-12-31, 2020-01-01, false", "2019-02-28, 2019-03-01, true", "2019-06-30, 2019-07-01, true"})
    void a_card_of_the_last_day_is_too_late_for_its_year(LocalDate card, LocalDate start, boolean possible) {
        assertThat(OF_2019.start(NEW_CARD, card, card, card)).isEqualTo(start);
        assertThat(OF_2019.canStartOn(start)).isEqualTo(possible);
    }

    @Test
    void a_leap_day_is_a_day_like_any_other() {
        var leap = year(2028, StartRule.CARD_DATE, StartRule.UPLOAD);
        assertThat(leap.start(NEW_CARD, LocalDate.of(2028, 2, 28), null, null)).isEqualTo("2028-02-29");
        assertThat(leap.start(NEW_CARD, LocalDate.of(2028, 2, 29), null, null)).isEqualTo("2028-03-01");
    }
}
