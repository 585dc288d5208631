package unioncard.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static unioncard.insurance.EnrolmentWay.COLLECTIVE;
import static unioncard.insurance.EnrolmentWay.NEW_CARD;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;
import static unioncard.insurance.InsuranceWorld.MILL;
import static unioncard.insurance.InsuranceWorld.SHIPYARD;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import unioncard.shared.DomainException;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("退回后修改、重新提交")
class ResubmissionTest {

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
    @DisplayName("新版本记得上一版本和退回原因，上一版本指向新版本；两人A类仍为48.00、24.00、24.00元")
    void the_new_version_knows_what_it_stands_in_for() {
        long first = returned("请核对人员", "曹涛", "曹阳");
        assertThat(clerk().batch(first)).extracting(BatchRow::revision, BatchRow::previousId, BatchRow::nextId, BatchRow::resubmittable)
                .containsExactly(1, null, null, true);
        long second = again(first);
        assertThat(clerk().batch(second)).extracting(BatchRow::revision, BatchRow::previousId, BatchRow::previousReason, BatchRow::status,
                BatchRow::headcount, BatchRow::premiumFen, BatchRow::municipalFen, BatchRow::lowerFen)
                .containsExactly(2, first, "请核对人员", EnrolmentStatus.AWAITING_DISTRICT, 2, 4800L, 2400L, 2400L);
        assertThat(clerk().batch(first)).extracting(BatchRow::status, BatchRow::nextId, BatchRow::resubmittable)
                .containsExactly(EnrolmentStatus.RETURNED, second, false);
        reviewer().giveBack(second, "再改一次");
        long third = again(second);
        assertThat(clerk().batch(third)).extracting(BatchRow::revision, BatchRow::previousId, BatchRow::previousReason)
                .containsExactly(3, second, "再改一次");
        reviewer().confirm(third);
        assertThat(world.covers("CONFIRMED")).isEqualTo(2);
        assertThat(world.covers("RELEASED")).isEqualTo(4);
    }

    @Test
    @DisplayName("重新提交时名单重新核对：走了的不再参保，新办卡的加入，可改选保障类型")
    void the_list_is_checked_anew() {
        long first = returned("人员有变", "曹涛", "张䶮", "李𬎆");
        world.change("update member set status = 'LEFT' where member_no = '0070300002'");
        world.change("update member set union_id = 12, district_id = 3 where member_no = '0070300003'");
        world.cardHolder(FOUNDRY, "后来的", "2019-01-28");
        assertThat(clerk().enrolments().changes(first)).isEqualTo(new ListChange(1, 1, 2, "张䶮 0070300002、李𬎆 0070300003"));
        var request = new EnrolmentRequest(NEW_CARD, 2019, "B", first);
        long second = clerk().submit(request, clerk().enrolments().preview(request));
        assertThat(clerk().batch(second)).extracting(BatchRow::type, BatchRow::headcount, BatchRow::premiumFen).containsExactly("B", 2, 14000L);
    }

    @Test
    @DisplayName("一个退回的批次只有一个新版本；新版本撤回后可再提交")
    void one_new_version_only() {
        long first = returned("名单有误", "曹涛");
        long second = again(first);
        world.cardHolder(FOUNDRY, "后来的", "2019-01-27");
        refused("enrolment.not-resubmittable", () -> again(first));
        clerk().withdraw(second);
        assertThat(clerk().batch(first).resubmittable()).isTrue();
        long third = again(first);
        assertThat(clerk().batch(third)).extracting(BatchRow::revision, BatchRow::previousId).containsExactly(2, first);
        assertThat(clerk().batch(first).nextId()).isEqualTo(third);
    }

    @ParameterizedTest
    @EnumSource(EnrolmentWay.class)
    @DisplayName("参保方式不在办理期间的，不能重新提交，也不列为待重新提交；首尾两日都可以")
    void only_while_the_way_is_open_for_the_year(EnrolmentWay way) {
        long batch = returned("名单有误", "张䶮");
        world.change("update enrolment_batch set way = ?", way.name());
        var open = 0;
        for (var day : List.of("2018-10-31", "2018-11-01", "2018-12-31", "2019-01-01", "2019-01-31", "2019-02-01", "2019-12-31", "2020-01-01")) {
            world.goTo(day);
            boolean expected = clerk().enrolments().years(way).stream().anyMatch(terms -> terms.year() == 2019);
            assertThat(clerk().batch(batch).resubmittable()).as(day).isEqualTo(expected);
            var listed = clerk().batches().list(new BatchFilter(null, null, null, EnrolmentStatus.RETURNED, null, null, null, null, null, true),
                    Slice.first(5));
            assertThat(listed.total()).as(day).isEqualTo(expected ? 1 : 0).isEqualTo(listed.rows().size());
            open += expected ? 1 : 0;
        }
        assertThat(open).isEqualTo(4);
    }

    @Test
    @DisplayName("只有被退回的、本会的、同一参保类型和年度的批次可以重新提交")
    void only_what_was_returned_to_the_own_union() {
        world.cardHolder(FOUNDRY, "等待中", "2019-01-27");
        long waiting = clerk().submit(NEW_CARD, 2019, "A");
        world.cardHolder(FOUNDRY, "后来的", "2019-01-27");
        refused("enrolment.not-resubmittable", () -> again(waiting));
        reviewer().confirm(waiting);
        refused("enrolment.not-resubmittable", () -> again(waiting));
        long mine = returned("名单有误", "退回的");
        world.cardHolder(FOUNDRY, "老卡", "2018-05-05");
        var otherWay = new EnrolmentRequest(COLLECTIVE, 2019, "A", mine);
        refused("enrolment.not-resubmittable", () -> clerk().submit(otherWay, clerk().enrolments().preview(otherWay)));
        for (long union : new long[] {SHIPYARD, MILL}) {
            world.cardHolder(union, "邻厂", "2019-01-27");
            var theirs = new EnrolmentRequest(NEW_CARD, 2019, "A", mine);
            refused("not-allowed", () -> world.desk(union).submit(theirs, world.desk(union).enrolments().preview(theirs)));
            refused("not-allowed", () -> world.desk(union).enrolments().changes(mine));
        }
        assertThat(world.number("select count(*) from enrolment_batch where previous_id is not null")).isZero();
    }

    private long returned(String reason, String... names) {
        for (var name : names) {
            world.cardHolder(FOUNDRY, name, "2019-01-27");
        }
        long batch = clerk().submit(NEW_CARD, 2019, "A");
        reviewer().giveBack(batch, reason);
        return batch;
    }

    private long again(long returned) {
        var request = new EnrolmentRequest(NEW_CARD, 2019, "A", returned);
        return clerk().submit(request, clerk().enrolments().preview(request));
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
