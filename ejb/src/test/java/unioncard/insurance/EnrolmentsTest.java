package unioncard.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static unioncard.insurance.EnrolmentWay.CARD_WITHOUT_COVER;
import static unioncard.insurance.EnrolmentWay.COLLECTIVE;
import static unioncard.insurance.EnrolmentWay.NEW_CARD;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;
import static unioncard.insurance.InsuranceWorld.SHIPYARD;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unioncard.shared.DomainException;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("参保办理")
class EnrolmentsTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private InsuranceWorld world;

    @BeforeEach
    void theManualsDay() {
        world = new InsuranceWorld(database, "2019-01-28");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("§9c 6：两名新办卡会员 A类：合计48.00元，市总划拨24.00元，区局及以下24.00元")
    void the_preview_shows_totals_and_stores_nothing() {
        twoNewCards();
        var preview = clerk().enrolments().preview(new EnrolmentRequest(NEW_CARD, 2019, "A"));
        assertThat(preview).isEqualTo(new FeePreview(2, 4800, 2400, 2400, 0, 0));
        assertThat(world.number("select count(*) from enrolment_batch") + world.number("select count(*) from union_plan_choice")).isZero();
    }

    @Test
    @DisplayName("7月1日起保：半年，24.00、12.00、12.00元")
    void a_start_in_the_second_half_of_the_year_costs_the_half() {
        world.goTo("2019-07-02");
        world.cardHolder(FOUNDRY, "曹涛", "2019-06-30");
        world.cardHolder(FOUNDRY, "曹阳", "2019-06-30");
        assertThat(clerk().enrolments().preview(new EnrolmentRequest(NEW_CARD, 2019, "A"))).isEqualTo(new FeePreview(2, 2400, 1200, 1200, 2, 0));
        assertThat(clerk().enrolments().candidates(NEW_CARD, 2019, Slice.first(20)).rows())
                .extracting(Candidate::startsOn, Candidate::period).containsOnly(tuple(LocalDate.of(2019, 7, 1), PeriodClass.HALF));
    }

    @Test
    @DisplayName("§9c 5：提交至区局审核：批次编号为空，状态区局确认中，参保类型新办卡参保")
    void a_submitted_batch_waits_for_the_district_without_a_number() {
        twoNewCards();
        var batch = clerk().batch(clerk().submit(NEW_CARD, 2019, "A"));
        assertThat(batch.batchNo()).isNull();
        assertThat(batch).extracting(BatchRow::status, BatchRow::way, BatchRow::headcount, BatchRow::premiumFen, BatchRow::municipalFen,
                BatchRow::lowerFen).containsExactly(EnrolmentStatus.AWAITING_DISTRICT, NEW_CARD, 2, 4800L, 2400L, 2400L);
        assertThat(batch.submittedAt()).isEqualTo(batch.updatedAt()).isEqualTo("2019-01-28T07:51:00Z");
        assertThat(clerk().batches().persons(batch.id(), Slice.first(20)).rows())
                .extracting(CoverLine::name, line -> line.document().text(), CoverLine::startsOn, CoverLine::endsOn)
                .containsExactly(tuple("曹涛", "3101****0001", LocalDate.of(2019, 1, 28), LocalDate.of(2019, 12, 31)),
                        tuple("曹阳", "3101****0002", LocalDate.of(2019, 1, 28), LocalDate.of(2019, 12, 31)));
    }

    @ParameterizedTest(name = "on {0} a card of {1} stands in {2}")
    @CsvSource({"2019-01-28, 2019-01-05, NEW_CARD", "2019-01-28, 2018-06-01, COLLECTIVE", "2019-02-01, 2018-06-01, CARD_WITHOUT_COVER",
        "2019-12-31, 2019-02-28, NEW_CARD"})
    void each_card_holder_stands_in_one_list_only(String today, String card, EnrolmentWay listed) {
        world.goTo(today);
        world.cardHolder(FOUNDRY, "张䶮", card);
        for (var way : EnrolmentWay.values()) {
            assertThat(clerk().enrolments().candidates(way, 2019, Slice.first(20)).total()).as(way.name()).isEqualTo(way == listed ? 1 : 0);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', value = {
        "转会中; update member set status = 'TRANSFERRING'", "未审核; update member set status = 'UNREVIEWED'",
        "注销卡; update card set status = 'CANCELLED'", "他会会员; update member set union_id = 11"})
    void only_active_members_of_the_own_union_with_a_live_card_are_listed(String why, String change) {
        twoNewCards();
        world.change(change);
        assertThat(clerk().enrolments().candidates(NEW_CARD, 2019, Slice.first(20)).rows()).as(why).isEmpty();
        assertThat(clerk().enrolments().preview(new EnrolmentRequest(NEW_CARD, 2019, "A")).headcount()).isZero();
        refused("enrolment.nobody", () -> clerk().submit(NEW_CARD, 2019, "A"));
    }

    @Test
    void a_lost_or_inactive_card_is_still_a_card() {
        twoNewCards();
        world.change("update card set status = case id when 1 then 'LOST' else 'INACTIVE' end");
        assertThat(clerk().enrolments().candidates(NEW_CARD, 2019, Slice.first(20)).total()).isEqualTo(2);
    }

    @Test
    void a_card_of_new_years_eve_is_listed_as_not_enrollable_and_left_out_of_the_totals() {
        world.goTo("2019-12-31");
        world.cardHolder(FOUNDRY, "早", "2019-12-30");
        world.cardHolder(FOUNDRY, "晚", "2019-12-31");
        assertThat(clerk().enrolments().candidates(NEW_CARD, 2019, Slice.first(20)).rows())
                .extracting(Candidate::name, Candidate::enrollable, Candidate::period)
                .containsExactly(tuple("晚", false, null), tuple("早", true, PeriodClass.HALF));
        assertThat(clerk().enrolments().preview(new EnrolmentRequest(NEW_CARD, 2019, "A"))).isEqualTo(new FeePreview(1, 1200, 600, 600, 1, 1));
        clerk().submit(NEW_CARD, 2019, "A");
        assertThat(world.covers("PROPOSED")).isOne();
    }

    @Test
    void the_day_is_the_day_in_the_city() {
        world.cardHolder(FOUNDRY, "曹涛", "2018-05-05");
        world.setClock(Clock.fixed(Instant.parse("2019-02-28T16:30:00Z"), InsuranceWorld.CITY));
        long batch = clerk().submit(CARD_WITHOUT_COVER, 2019, "B");
        assertThat(clerk().batches().persons(batch, Slice.first(1)).rows().get(0).startsOn()).isEqualTo("2019-03-02");
        assertThat(clerk().batch(batch).premiumFen()).isEqualTo(7000);
    }

    @Test
    @DisplayName("集中参保：岁末可为下一年度参保，1月1日起保")
    void the_campaign_enrols_for_the_coming_year() {
        world.goTo("2018-11-01");
        world.cardHolder(FOUNDRY, "曹涛", "2018-10-31");
        assertThat(clerk().enrolments().years(COLLECTIVE)).extracting(InsuranceYear::year).containsExactly(2019);
        assertThat(clerk().enrolments().years(NEW_CARD)).isEmpty();
        long batch = clerk().submit(COLLECTIVE, 2019, "A");
        assertThat(clerk().batches().persons(batch, Slice.first(1)).rows().get(0).startsOn()).isEqualTo("2019-01-01");
        refused("enrolment.year-closed", () -> clerk().submit(new EnrolmentRequest(NEW_CARD, 2019, "A"), new FeePreview(1, 1, 1, 0, 0, 0)));
    }

    @Test
    @DisplayName("§9c 1：同一保障年度只能选择一个保障类型，三种参保方式、各个批次都一样")
    void one_plan_per_union_and_year_until_nothing_depends_on_it() {
        twoNewCards();
        long batch = clerk().submit(NEW_CARD, 2019, "A");
        world.cardHolder(FOUNDRY, "后来", "2018-01-01");
        assertThat(clerk().enrolments().plans(2019)).extracting(CoveragePlan::type, CoveragePlan::chosen, CoveragePlan::selectable)
                .containsExactly(tuple("A", true, true), tuple("B", false, false));
        assertThatThrownBy(() -> clerk().submit(COLLECTIVE, 2019, "B")).isInstanceOfSatisfying(DomainException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("enrolment.other-plan");
            assertThat(refusal.arguments()).containsExactly("2019", "A类（综合保障）");
        });
        clerk().withdraw(batch);
        assertThat(clerk().enrolments().plans(2019)).extracting(CoveragePlan::chosen, CoveragePlan::selectable)
                .containsOnly(tuple(false, true));
        assertThat(clerk().batch(clerk().submit(COLLECTIVE, 2019, "B")).premiumFen()).isEqualTo(7000);
    }

    @Test
    void the_choice_stays_while_another_batch_depends_on_it_and_binds_no_other_union() {
        twoNewCards();
        long first = clerk().submit(NEW_CARD, 2019, "A");
        world.cardHolder(FOUNDRY, "后来", "2018-01-01");
        clerk().submit(COLLECTIVE, 2019, "A");
        clerk().withdraw(first);
        refused("enrolment.other-plan", () -> clerk().submit(NEW_CARD, 2019, "B"));
        world.cardHolder(SHIPYARD, "邻厂", "2019-01-02");
        world.desk(SHIPYARD).submit(NEW_CARD, 2019, "B");
    }

    @Test
    void a_second_click_finds_nobody_left() {
        twoNewCards();
        var request = new EnrolmentRequest(NEW_CARD, 2019, "A");
        var seen = clerk().enrolments().preview(request);
        clerk().submit(request, seen);
        refused("enrolment.preview-outdated", () -> clerk().submit(request, seen));
        assertThat(world.number("select count(*) from enrolment_batch")).isOne();
    }

    @Test
    void a_list_or_a_rate_that_changed_since_the_preview_is_shown_anew_first() {
        twoNewCards();
        var request = new EnrolmentRequest(NEW_CARD, 2019, "A");
        var seen = clerk().enrolments().preview(request);
        world.change("update premium_rate set premium_fen = 2600, lower_fen = 1400 where year = 2019 and type = 'A' and period = 'FULL'");
        refused("enrolment.preview-outdated", () -> clerk().submit(request, seen));
        assertThat(world.covers("PROPOSED") + world.number("select count(*) from union_plan_choice")).isZero();
    }

    @Test
    void a_plan_without_its_rates_is_not_offered() {
        twoNewCards();
        world.change("delete from premium_rate where year = 2019 and type = 'B' and period = 'HALF'");
        assertThat(clerk().enrolments().plans(2019)).extracting(CoveragePlan::type).containsExactly("A");
        refused("enrolment.no-rate", () -> clerk().enrolments().preview(new EnrolmentRequest(NEW_CARD, 2019, "B")));
    }

    @Test
    void only_a_base_union_enrols() {
        var request = new EnrolmentRequest(NEW_CARD, 2019, "A");
        refused("enrolment.base-union-only", () -> world.desk(EAST).submit(request, new FeePreview(1, 2400, 1200, 1200, 0, 0)));
    }

    private InsuranceWorld.Desk clerk() {
        return world.desk(FOUNDRY);
    }

    private void twoNewCards() {
        world.cardHolder(FOUNDRY, "曹涛", "2019-01-27");
        world.cardHolder(FOUNDRY, "曹阳", "2019-01-27");
    }

    private static void refused(String code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOf(DomainException.class).hasMessage(code);
    }
}
