package unioncard.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static unioncard.insurance.EnrolmentWay.CARD_WITHOUT_COVER;
import static unioncard.insurance.EnrolmentWay.COLLECTIVE;
import static unioncard.insurance.EnrolmentWay.NEW_CARD;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

/** From the list to the cover in the database, on the days where rules change over. */
@DisplayName("参保日期：元旦、闰日、半年分界")
class EnrolmentDatesTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private InsuranceWorld world;

    @BeforeEach
    void aLeapYearLike2019() {
        world = new InsuranceWorld(database, "2019-01-01");
        database.owner().useHandle(h -> h.execute("""
                insert into insurance_year (year, starts_on, ends_on, half_year_border, collective_from, collective_to,
                    new_card_from, new_card_to, without_cover_from, without_cover_to, new_card_start, without_cover_start)
                  select 2028, '2028-01-01', '2028-12-31', '2028-06-30', '2027-11-01', '2028-01-31', '2028-01-01', '2028-12-31',
                    '2028-01-01', '2028-12-31', new_card_start, without_cover_start
                  from insurance_year where year = 2019;
                insert into coverage_plan (year, type, name, benefits, example) select 2028, type, name, benefits, example from coverage_plan where year = 2019;
                insert into premium_rate (year, type, period, premium_fen, municipal_fen, lower_fen)
                  select 2028, type, period, premium_fen, municipal_fen, lower_fen from premium_rate where year = 2019"""));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest(name = "{0} {1}，卡号日期 {2}：{3} 起保，{4}，{5} 分")
    @DisplayName("§9c 3、6：起保日决定半年与全年，名单、费用、保障三处一致")
    @CsvSource({
        "2019-01-01, COLLECTIVE, 2018-12-31, 2019-01-01, FULL, 2400", "2018-12-31, COLLECTIVE, 2018-12-31, 2019-01-01, FULL, 2400",
        "2019-01-01, NEW_CARD, 2019-01-01, 2019-01-02, FULL, 2400", "2019-06-29, CARD_WITHOUT_COVER, 2018-06-30, 2019-06-30, FULL, 2400",
        "2019-06-30, CARD_WITHOUT_COVER, 2018-06-30, 2019-07-01, HALF, 1200", "2019-07-05, NEW_CARD, 2019-06-29, 2019-06-30, FULL, 2400",
        "2019-07-05, NEW_CARD, 2019-06-30, 2019-07-01, HALF, 1200", "2019-12-30, CARD_WITHOUT_COVER, 2018-12-31, 2019-12-31, HALF, 1200",
        "2028-02-28, CARD_WITHOUT_COVER, 2024-02-29, 2028-02-29, FULL, 2400", "2028-02-29, CARD_WITHOUT_COVER, 2024-02-29, 2028-03-01, FULL, 2400",
        "2028-03-01, NEW_CARD, 2028-02-28, 2028-02-29, FULL, 2400", "2028-03-01, NEW_CARD, 2028-02-29, 2028-03-01, FULL, 2400",
        "2028-06-29, CARD_WITHOUT_COVER, 2024-02-29, 2028-06-30, FULL, 2400", "2028-06-30, CARD_WITHOUT_COVER, 2024-02-29, 2028-07-01, HALF, 1200",
        "2027-12-31, COLLECTIVE, 2024-02-29, 2028-01-01, FULL, 2400"})
    void start_period_and_premium(String today, EnrolmentWay way, String card, LocalDate start, PeriodClass period, long fen) {
        int year = start.getYear();
        world.goTo(today);
        world.cardHolder(FOUNDRY, "张䶮", card);
        assertThat(clerk().enrolments().candidates(way, year, Slice.first(20)).rows()).singleElement()
                .extracting(Candidate::startsOn, Candidate::endsOn, Candidate::period, Candidate::enrollable)
                .containsExactly(start, LocalDate.of(year, 12, 31), period, true);
        var preview = clerk().enrolments().preview(new EnrolmentRequest(way, year, "A"));
        assertThat(preview).extracting(FeePreview::premiumFen, FeePreview::municipalFen, FeePreview::lowerFen).containsExactly(fen, fen / 2, fen / 2);
        long batch = clerk().submit(way, year, "A");
        world.confirmed(EAST, batch);
        assertThat(clerk().batches().persons(batch, Slice.first(20)).rows()).singleElement()
                .extracting(CoverLine::startsOn, CoverLine::period, CoverLine::premiumFen).containsExactly(start, period, (int) fen);
        assertThat(listed(year)).as("in no list of the year once covered").containsOnly(0);
    }

    private List<Integer> listed(int year) {
        return Arrays.stream(EnrolmentWay.values()).map(any -> clerk().enrolments().candidates(any, year, Slice.first(20)).total()).toList();
    }

    @ParameterizedTest(name = "{0}：上传次日 {1}，{2}")
    @CsvSource({"2019-06-29T15:59:59Z, 2019-06-30, FULL", "2019-06-29T16:00:00Z, 2019-07-01, HALF", "2019-12-30T15:59:59Z, 2019-12-31, HALF",
        "2028-02-28T15:59:59Z, 2028-02-29, FULL", "2028-02-28T16:00:00Z, 2028-03-01, FULL"})
    @DisplayName("日期以本市零点为界，与服务器时区无关")
    void the_border_is_the_citys_midnight(String moment, LocalDate start, PeriodClass period) {
        world.cardHolder(FOUNDRY, "曹涛", "2018-02-28");
        world.setClock(Clock.fixed(Instant.parse(moment), InsuranceWorld.CITY));
        assertThat(clerk().enrolments().candidates(CARD_WITHOUT_COVER, start.getYear(), Slice.first(20)).rows()).singleElement()
                .extracting(Candidate::startsOn, Candidate::period).containsExactly(start, period);
    }

    @Test
    @DisplayName("元旦零点：新办卡、有卡无保的年度换新，集中参保照旧；12月31日上传的有卡无保已来不及")
    void at_new_year() {
        world.cardHolder(FOUNDRY, "曹涛", "2018-02-28");
        world.setClock(Clock.fixed(Instant.parse("2018-12-31T15:59:59Z"), InsuranceWorld.CITY));
        assertThat(years(NEW_CARD)).doesNotContain(2019);
        assertThat(years(COLLECTIVE)).containsExactly(2019);
        world.setClock(Clock.fixed(Instant.parse("2018-12-31T16:00:00Z"), InsuranceWorld.CITY));
        assertThat(years(NEW_CARD)).containsExactly(2019);
        assertThat(years(COLLECTIVE)).containsExactly(2019);
        world.goTo("2019-12-31");
        assertThat(clerk().enrolments().candidates(CARD_WITHOUT_COVER, 2019, Slice.first(20)).rows()).singleElement()
                .extracting(Candidate::enrollable).isEqualTo(false);
        assertThat(clerk().enrolments().preview(new EnrolmentRequest(CARD_WITHOUT_COVER, 2019, "A")))
                .extracting(FeePreview::headcount, FeePreview::notEnrollable).containsExactly(0, 1);
    }

    private List<Integer> years(EnrolmentWay way) {
        return clerk().enrolments().years(way).stream().map(InsuranceYear::year).toList();
    }

    private InsuranceWorld.Desk clerk() {
        return world.desk(FOUNDRY);
    }
}
