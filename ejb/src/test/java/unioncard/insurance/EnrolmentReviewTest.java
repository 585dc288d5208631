package unioncard.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static unioncard.insurance.EnrolmentWay.CARD_WITHOUT_COVER;
import static unioncard.insurance.EnrolmentWay.NEW_CARD;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FEDERATION;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;
import static unioncard.insurance.InsuranceWorld.SHIPYARD;
import static unioncard.insurance.InsuranceWorld.WEST;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unioncard.member.MemberStatus;
import unioncard.member.MembershipAction;
import unioncard.member.MembershipChanged;
import unioncard.shared.DomainException;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("区局审核")
class EnrolmentReviewTest {

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
    @DisplayName("§9c 4：区局确认即完成参保，不等缴费凭证，批次取得编号")
    void confirmation_completes_the_enrolment_and_numbers_the_batch() {
        long batch = submitted("2019-01-27", NEW_CARD, 2019);
        world.goTo("2019-02-03");
        assertThat(reviewer().confirm(batch)).isEqualTo("20190203000001");
        var row = clerk().batch(batch);
        assertThat(row).extracting(BatchRow::batchNo, BatchRow::status, BatchRow::premiumFen, BatchRow::reviewable, BatchRow::withdrawable)
                .containsExactly("20190203000001", EnrolmentStatus.CONFIRMED, 2400L, false, false);
        assertThat(row.updatedAt()).isEqualTo(row.decidedAt()).isEqualTo("2019-02-03T07:51:00Z");
        assertThat(world.covers("CONFIRMED")).isOne();
        assertThat(line(batch)).extracting(CoverLine::startsOn, CoverLine::period).containsExactly(LocalDate.of(2019, 1, 28), PeriodClass.FULL);
    }

    @Test
    @DisplayName("区局确认中的会员不能退会；确认后可以，保障到年底")
    void a_member_waiting_for_the_district_cannot_leave() {
        long batch = submitted("2019-01-27", NEW_CARD, 2019);
        var keeper = new EnrolmentKeeper(world.jdbi(), world.clock());
        long member = world.number("select max(member_id) from cover");
        var leaving = new MembershipChanged(List.of(member), MemberStatus.ACTIVE, MemberStatus.LEFT, MembershipAction.LEAVE, "李经办", Instant.EPOCH);
        refused("member.enrolment-open", () -> keeper.holdBack(leaving));
        reviewer().confirm(batch);
        keeper.holdBack(leaving);
        world.change("update member set status = 'LEFT'");
        assertThat(world.covers("CONFIRMED")).isOne();
    }

    @ParameterizedTest(name = "confirmed on {0}: starts {1}, {2}, {3} fen")
    @CsvSource({"2025-06-28, 2025-06-29, FULL, 2400", "2025-06-29, 2025-06-30, FULL, 2400", "2025-06-30, 2025-07-01, HALF, 1200",
        "2025-12-30, 2025-12-31, HALF, 1200"})
    @DisplayName("§9c 3：2025年起：区局确认次日起保，保障费用随之核定")
    void since_2025_the_day_of_confirmation_decides_start_period_and_premium(String confirmed, LocalDate start, PeriodClass period, int fen) {
        world.goTo("2025-06-20");
        long batch = submitted("2025-06-18", NEW_CARD, 2025);
        assertThat(line(batch).startsOn()).isEqualTo("2025-06-21");
        world.goTo(confirmed);
        reviewer().confirm(batch);
        assertThat(line(batch)).extracting(CoverLine::startsOn, CoverLine::endsOn, CoverLine::period, CoverLine::premiumFen)
                .containsExactly(start, LocalDate.of(2025, 12, 31), period, fen);
        assertThat(clerk().batch(batch)).extracting(BatchRow::premiumFen, BatchRow::municipalFen, BatchRow::lowerFen)
                .containsExactly((long) fen, fen / 2L, fen / 2L);
    }

    @Test
    void a_confirmation_on_new_years_eve_comes_too_late_under_the_rule_of_2025() {
        world.goTo("2025-12-20");
        long batch = submitted("2025-06-18", NEW_CARD, 2025);
        world.goTo("2025-12-31");
        refused("enrolment.start-too-late", () -> reviewer().confirm(batch));
        assertThat(world.covers("PROPOSED")).isOne();
    }

    @Test
    void a_rate_changed_after_submission_does_not_touch_the_batch() {
        world.goTo("2025-03-03");
        long batch = submitted("2025-02-02", NEW_CARD, 2025);
        world.change("update premium_rate set premium_fen = 9900, lower_fen = 8700 where year = 2025 and type = 'A' and period = 'FULL'");
        world.goTo("2025-03-10");
        reviewer().confirm(batch);
        assertThat(line(batch)).extracting(CoverLine::startsOn, CoverLine::premiumFen).containsExactly(LocalDate.of(2025, 3, 11), 2400);
        assertThat(clerk().batch(batch).premiumFen()).isEqualTo(2400);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', value = {"转会中; update member set status = 'TRANSFERRING'", "已转出; update member set union_id = 11",
        "已退会; update member set status = 'LEFT'", "卡已注销; update card set status = 'CANCELLED'"})
    @DisplayName("§9c 9：区局确认时再查会员和卡：提交后转会、退会、注销卡的，指出是谁，整批不确认")
    void who_has_left_since_is_named_and_nothing_is_confirmed(String why, String change) {
        long batch = submitted("2019-01-27", NEW_CARD, 2019);
        world.change(change);
        assertThatThrownBy(() -> reviewer().confirm(batch)).as(why).isInstanceOfSatisfying(DomainException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("enrolment.not-entitled");
            assertThat(refusal.arguments()).containsExactly("曹涛 0070300001", 1);
        });
        assertThat(reviewer().batch(batch).status()).isEqualTo(EnrolmentStatus.AWAITING_DISTRICT);
        assertThat(world.covers("CONFIRMED")).isZero();
    }

    @Test
    void a_card_replaced_since_submission_takes_over() {
        long batch = submitted("2019-01-27", NEW_CARD, 2019);
        world.change("update card set status = 'REPLACED'");
        world.change("""
                insert into card (id, person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, issued_at)
                select 77, person_id, member_id, district_id, 'y', 'y', '2019-01-30', now() from card""");
        reviewer().confirm(batch);
        assertThat(world.number("select card_id from cover")).isEqualTo(77);
        assertThat(line(batch).startsOn()).isEqualTo("2019-01-28");
    }

    @Test
    @DisplayName("退回须写明原因；退回后可重新参保")
    void a_returned_batch_says_why_and_lets_its_members_go() {
        long batch = submitted("2019-01-27", NEW_CARD, 2019);
        refused("enrolment.reason-missing", () -> reviewer().giveBack(batch, "  "));
        refused("enrolment.reason-missing", () -> reviewer().giveBack(batch, "长".repeat(301)));
        reviewer().giveBack(batch, " 名单有误 ");
        assertThat(clerk().batch(batch)).extracting(BatchRow::status, BatchRow::returnReason, BatchRow::batchNo)
                .containsExactly(EnrolmentStatus.RETURNED, "名单有误", null);
        assertThat(clerk().batches().persons(batch, Slice.first(5)).rows()).extracting(CoverLine::name).containsExactly("曹涛");
        long again = clerk().submit(NEW_CARD, 2019, "B");
        assertThat(again).isNotEqualTo(batch);
        assertThat(world.covers("RELEASED") + world.covers("PROPOSED")).isEqualTo(2);
    }

    @Test
    void a_batch_is_handled_once_whoever_comes_second() {
        long batch = submitted("2019-01-27", NEW_CARD, 2019);
        reviewer().confirm(batch);
        refused("enrolment.handled", () -> reviewer().confirm(batch));
        refused("enrolment.handled", () -> reviewer().giveBack(batch, "晚了"));
        refused("enrolment.handled", () -> clerk().withdraw(batch));
        assertThat(world.covers("CONFIRMED")).isOne();
    }

    @Test
    void a_stale_page_is_told_so() {
        long batch = submitted("2019-01-27", NEW_CARD, 2019);
        world.change("update enrolment_batch set version = version + 1");
        refused("changed-meanwhile", () -> reviewer().confirm(batch));
        refused("changed-meanwhile", () -> clerk().withdraw(batch));
    }

    @Test
    void who_has_submitted_does_not_decide() {
        long batch = submitted("2019-01-27", NEW_CARD, 2019);
        world.change("update enrolment_batch set submitted_by = 'clerk2'");
        refused("enrolment.own-batch", () -> reviewer().confirm(batch));
        refused("enrolment.own-batch", () -> reviewer().giveBack(batch, "自审"));
        assertThat(reviewer().batch(batch).reviewable()).isFalse();
    }

    @Test
    void neither_the_base_union_nor_another_district_decides() {
        long batch = submitted("2019-01-27", NEW_CARD, 2019);
        world.change("update enrolment_batch set submitted_by = 'somebody-else'");
        for (long union : new long[] {FOUNDRY, SHIPYARD, WEST, FEDERATION}) {
            refused("not-allowed", () -> world.desk(union).confirm(batch));
            refused("not-allowed", () -> world.desk(union).giveBack(batch, "越权"));
        }
        assertThat(clerk().batch(batch).reviewable()).isFalse();
        assertThat(world.desk(FEDERATION).batch(batch).reviewable()).isFalse();
        refused("not-allowed", () -> world.desk(SHIPYARD).withdraw(batch));
        refused("not-allowed", () -> world.desk(EAST).withdraw(batch));
        refused("not-allowed", () -> world.desk(WEST).batch(batch));
    }

    @Test
    @DisplayName("§9c 5：参保信息管理：按批次编号、提交时间、状态、参保类型查询；没有编号的批次也能排序")
    void the_list_is_filtered_sorted_and_kept_within_the_scope() {
        long first = submitted("2019-01-27", NEW_CARD, 2019);
        world.goTo("2019-03-01");
        world.cardHolder(FOUNDRY, "李", "2018-01-01");
        long second = clerk().submit(CARD_WITHOUT_COVER, 2019, "A");
        reviewer().confirm(first);
        assertThat(ids(EAST, BatchFilter.ALL)).containsExactly(second, first);
        assertThat(ids(FEDERATION, BatchFilter.of(EnrolmentStatus.AWAITING_DISTRICT))).containsExactly(second);
        assertThat(ids(WEST, BatchFilter.ALL)).isEmpty();
        assertThat(ids(SHIPYARD, BatchFilter.ALL)).isEmpty();
        assertThat(ids(FOUNDRY, filter("20190301", null, null, null))).containsExactly(first);
        assertThat(ids(FOUNDRY, filter("%", null, null, null))).isEmpty();
        assertThat(ids(FOUNDRY, filter(null, LocalDate.of(2019, 1, 28), LocalDate.of(2019, 1, 28), null))).containsExactly(first);
        assertThat(ids(FOUNDRY, filter(null, LocalDate.of(2019, 1, 29), LocalDate.of(2019, 3, 1), null))).containsExactly(second);
        assertThat(ids(FOUNDRY, filter(null, null, null, CARD_WITHOUT_COVER))).containsExactly(second);
        assertThat(ids(FOUNDRY, filter("-", null, null, null))).as("as the list shows what has no number").containsExactly(second);
        for (var sort : new String[] {"batchNo", "headcount", "submittedAt", "updatedAt", "status", "way", "no such; drop table cover"}) {
            for (boolean descending : new boolean[] {false, true}) {
                var rows = reviewer().batches().list(BatchFilter.ALL, new Slice(0, 20, sort, descending));
                assertThat(rows.rows()).hasSize(2);
                if (sort.equals("batchNo")) {
                    assertThat(rows.rows()).extracting(BatchRow::id).containsExactly(first, second);
                }
            }
        }
        assertThat(reviewer().batch(second)).extracting(BatchRow::reviewable, BatchRow::withdrawable).containsExactly(true, false);
        assertThat(clerk().batch(second)).extracting(BatchRow::reviewable, BatchRow::withdrawable).containsExactly(false, true);
    }

    @Test
    void a_cover_that_begins_long_before_its_submission_is_pointed_out() {
        world.goTo("2019-05-05");
        world.cardHolder(FOUNDRY, "新", "2019-04-30");
        long batch = submitted("2019-01-05", NEW_CARD, 2019);
        assertThat(reviewer().batches().persons(batch, Slice.first(5)).rows()).extracting(CoverLine::name, CoverLine::backDatedBy)
                .containsExactly(tuple("曹涛", 119), tuple("新", null));
    }

    private long submitted(String cardDate, EnrolmentWay way, int year) {
        world.cardHolder(FOUNDRY, "曹涛", cardDate);
        return clerk().submit(way, year, "A");
    }

    private CoverLine line(long batch) {
        return clerk().batches().persons(batch, Slice.first(1)).rows().get(0);
    }

    private Iterable<Long> ids(long union, BatchFilter filter) {
        var found = world.desk(union).batches().list(filter, Slice.first(20));
        assertThat(found.total()).isEqualTo(found.rows().size());
        return found.rows().stream().map(BatchRow::id).toList();
    }

    private static BatchFilter filter(String batchNo, LocalDate from, LocalDate to, EnrolmentWay way) {
        return new BatchFilter(batchNo, from, to, null, way, null, null, null, null, false);
    }

    private InsuranceWorld.Desk clerk() {
        return world.desk(FOUNDRY);
    }

    private InsuranceWorld.Desk reviewer() {
        return world.desk(EAST);
    }

    private static void refused(String code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOf(DomainException.class).hasMessage(code);
    }
}
