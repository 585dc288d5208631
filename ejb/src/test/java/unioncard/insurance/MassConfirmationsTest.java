package unioncard.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static unioncard.insurance.EnrolmentWay.COLLECTIVE;
import static unioncard.insurance.EnrolmentWay.NEW_CARD;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FEDERATION;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;
import static unioncard.insurance.InsuranceWorld.MILL;
import static unioncard.insurance.InsuranceWorld.SHIPYARD;
import static unioncard.insurance.InsuranceWorld.WEST;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.security.AuditedAct;
import unioncard.shared.DomainException;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("区局批量确认")
class MassConfirmationsTest {

    private static final QueueFilter ALL = new QueueFilter(null, null, null, null, null);

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
    @DisplayName("确认所选：每个批次取得编号，未选的仍在等待；确认人是提出的人")
    void the_ticked_ones_are_confirmed_in_the_name_of_who_asked() {
        long first = submitted(FOUNDRY, NEW_CARD, "曹涛", "曹阳");
        long second = submitted(SHIPYARD, NEW_CARD, "张䶮");
        long other = submitted(SHIPYARD, COLLECTIVE, "李𬎆");
        long run = reviewer().confirmMany(first, second);
        assertThat(world.covers("CONFIRMED")).as("nothing is done before its turn").isZero();
        assertThat(reviewer().many().get(run)).extracting(MassConfirmation::batches, MassConfirmation::done, MassConfirmation::running)
                .containsExactly(2, 0, true);
        world.job(run).process();
        assertThat(reviewer().many().get(run)).extracting(MassConfirmation::confirmed, MassConfirmation::refused, MassConfirmation::running,
                MassConfirmation::headcount, MassConfirmation::premiumFen, MassConfirmation::municipalFen).containsExactly(2, 0, false, 3L, 7200L, 3600L);
        assertThat(reviewer().batch(first)).extracting(BatchRow::status, BatchRow::batchNo, BatchRow::premiumFen, BatchRow::municipalFen, BatchRow::lowerFen)
                .containsExactly(EnrolmentStatus.CONFIRMED, "20190128000001", 4800L, 2400L, 2400L);
        assertThat(reviewer().batch(second).batchNo()).isEqualTo("20190128000002");
        assertThat(reviewer().batch(other).status()).isEqualTo(EnrolmentStatus.AWAITING_DISTRICT);
        assertThat(world.number("select count(*) from enrolment_batch where decided_by = 'clerk2'")).isEqualTo(2);
        assertThat(world.trail()).containsExactly(
                AuditedAct.within("clerk2", EAST, "EnrolmentReview.confirm", "batch " + first + ", number 20190128000001", "done"),
                AuditedAct.within("clerk2", EAST, "EnrolmentReview.confirm", "batch " + second + ", number 20190128000002", "done"));
        assertThat(reviewer().many().recent()).extracting(MassConfirmation::id).containsExactly(run);
    }

    @Test
    @DisplayName("不能确认的列出原因，其余照常确认")
    void who_cannot_be_confirmed_is_listed_and_the_others_go_on() {
        long gone = submitted(FOUNDRY, NEW_CARD, "阿卜杜拉·买买提");
        long own = submitted(FOUNDRY, COLLECTIVE, "自审");
        long returned = submitted(SHIPYARD, COLLECTIVE, "已退回");
        long good = submitted(SHIPYARD, NEW_CARD, "李𬎆");
        world.change("update enrolment_batch set submitted_by = 'clerk2' where id = ?", own);
        long run = reviewer().confirmMany(gone, own, returned, good);
        world.change("update member set status = 'LEFT' where id = (select member_id from cover where batch_id = ?)", gone);
        world.desk(EAST, "another").giveBack(returned, "名单有误");
        world.job(run).process();
        assertThat(reviewer().many().refused(run, Slice.first(20)).rows()).extracting(RefusedBatch::batchId, RefusedBatch::unionName, RefusedBatch::year,
                RefusedBatch::code, RefusedBatch::count).containsExactly(
                        tuple(gone, "铸造厂工会", 2019, "enrolment.not-entitled", 1),
                        tuple(own, "铸造厂工会", 2019, "enrolment.own-batch", null), tuple(returned, "造船厂工会", 2019, "enrolment.handled", null));
        assertThat(world.number("select count(*) from mass_confirmation_batch i where cast(i as text) ~ '阿卜杜拉|0070300001'")).as("no names here").isZero();
        assertThat(reviewer().many().get(run)).extracting(MassConfirmation::confirmed, MassConfirmation::refused, MassConfirmation::premiumFen)
                .containsExactly(1, 3, 2400L);
        assertThat(reviewer().batch(good).status()).isEqualTo(EnrolmentStatus.CONFIRMED);
        assertThat(reviewer().batch(gone).status()).isEqualTo(EnrolmentStatus.AWAITING_DISTRICT);
        assertThat(world.trail()).extracting(AuditedAct::outcome).containsExactly("enrolment.not-entitled", "enrolment.own-batch", "enrolment.handled", "done");
        assertThat(world.desk(WEST).many().refused(run, Slice.first(20)).rows()).isEmpty();
        refused("not-allowed", () -> world.desk(WEST).many().get(run));
    }

    @Test
    @DisplayName("全部确认：查询条件内的所有批次，其他的不动")
    void everything_that_matches_and_nothing_else() {
        long first = submitted(FOUNDRY, NEW_CARD, "曹涛");
        long second = submitted(SHIPYARD, NEW_CARD, "曹阳");
        long otherWay = submitted(FOUNDRY, COLLECTIVE, "别的方式");
        long elsewhere = submitted(MILL, NEW_CARD, "外区人");
        var newCards = new QueueFilter(null, NEW_CARD, null, null, null);
        var seen = QueueTotal.sum(reviewer().queue().totals(newCards));
        long run = world.inTransaction(() -> reviewer().many().confirmAll(newCards, seen));
        world.job(run).process();
        assertThat(List.of(first, second)).allSatisfy(id -> assertThat(reviewer().batch(id).status()).isEqualTo(EnrolmentStatus.CONFIRMED));
        assertThat(List.of(otherWay, elsewhere))
                .allSatisfy(id -> assertThat(world.desk(FEDERATION).batch(id).status()).isEqualTo(EnrolmentStatus.AWAITING_DISTRICT));
    }

    @Test
    @DisplayName("全部确认时名单已不是看到的那样：不确认，先看新的")
    void a_queue_that_has_changed_is_looked_at_first() {
        submitted(FOUNDRY, NEW_CARD, "曹涛");
        var seen = QueueTotal.sum(reviewer().queue().totals(ALL));
        submitted(SHIPYARD, NEW_CARD, "没看到的");
        refused("enrolment.queue-changed", () -> confirmAll(reviewer(), seen));
        refused("enrolment.none-selected", () -> confirmAll(world.desk(WEST), new QueueSum(0, 0, 0, 0, 0, 0, 0)));
        assertThat(world.number("select count(*) from mass_confirmation") + world.number("select count(*) from job_run")).isZero();
    }

    @Test
    @DisplayName("全部确认时合计相同而批次不同：也不确认")
    void another_queue_that_comes_to_the_same_is_noticed() {
        long first = submitted(FOUNDRY, NEW_CARD, "张䶮");
        var seen = QueueTotal.sum(reviewer().queue().totals(ALL));
        reviewer().giveBack(first, "名单有误");
        world.desk(FOUNDRY).submit(NEW_CARD, 2019, "A");
        var now = QueueTotal.sum(reviewer().queue().totals(ALL));
        assertThat(now).extracting(QueueSum::batches, QueueSum::headcount, QueueSum::premiumFen)
                .containsExactly(seen.batches(), seen.headcount(), seen.premiumFen());
        refused("enrolment.queue-changed", () -> confirmAll(reviewer(), seen));
        assertThat(world.number("select count(*) from mass_confirmation_batch")).isZero();
        assertThat(confirmAll(reviewer(), now)).isPositive();
    }

    @Test
    @DisplayName("全部确认时有的批次已在另一次批量确认中：其余照常，不重复")
    void what_another_command_holds_is_left_to_it() {
        long held = submitted(FOUNDRY, NEW_CARD, "曹涛");
        submitted(SHIPYARD, NEW_CARD, "李𬎆");
        reviewer().confirmMany(held);
        long run = confirmAll(reviewer(), QueueTotal.sum(reviewer().queue().totals(ALL)));
        assertThat(reviewer().many().get(run).batches()).isOne();
        refused("enrolment.confirming", () -> confirmAll(reviewer(), QueueTotal.sum(reviewer().queue().totals(ALL))));
    }

    @Test
    @DisplayName("双击：第二次没有可确认的批次，只有一个任务")
    void a_second_click_adds_nothing() {
        long batch = submitted(FOUNDRY, NEW_CARD, "曹涛");
        long run = reviewer().confirmMany(batch);
        refused("enrolment.confirming", () -> reviewer().confirmMany(batch));
        refused("enrolment.confirming", () -> world.desk(EAST, "another").confirmMany(batch));
        world.job(run).process();
        world.job(run).process();
        assertThat(world.number("select count(*) from job_run")).isOne();
        assertThat(world.number("select version from enrolment_batch")).isEqualTo(2);
        assertThat(world.trail()).hasSize(1);
        long late = reviewer().confirmMany(batch);
        world.job(late).process();
        assertThat(reviewer().many().refused(late, Slice.first(5)).rows()).extracting(RefusedBatch::code).containsExactly("enrolment.handled");
    }

    @Test
    @DisplayName("中途被中断：接着做，每个批次只确认一次")
    void a_job_that_is_cut_off_goes_on_where_it_was() {
        Long[] batches = {submitted(FOUNDRY, NEW_CARD, "一"), submitted(FOUNDRY, COLLECTIVE, "二"), submitted(SHIPYARD, NEW_CARD, "三"),
            submitted(SHIPYARD, COLLECTIVE, "四")};
        long run = reviewer().confirmMany(batches);
        world.dieAfter(2);
        assertThatThrownBy(() -> world.job(run).process()).hasMessage("killed");
        assertThat(reviewer().many().get(run)).extracting(MassConfirmation::confirmed, MassConfirmation::running).containsExactly(2, true);
        assertThat(world.covers("CONFIRMED")).isEqualTo(2);
        assertThat(world.trail()).as("what was not committed was not done").hasSize(2);
        world.dieAfter(Integer.MAX_VALUE);
        world.job(run).process();
        assertThat(reviewer().many().get(run)).extracting(MassConfirmation::confirmed, MassConfirmation::refused, MassConfirmation::running)
                .containsExactly(4, 0, false);
        assertThat(world.number("select count(distinct batch_no) from enrolment_batch where version = 2")).isEqualTo(4);
        assertThat(world.trail()).hasSize(4);
    }

    @Test
    @DisplayName("任务失败：已确认的有效，其余写明未确认，可重新确认")
    void a_job_that_fails_says_what_was_not_confirmed() {
        Long[] batches = {submitted(FOUNDRY, NEW_CARD, "一"), submitted(FOUNDRY, COLLECTIVE, "二")};
        long run = reviewer().confirmMany(batches);
        world.dieAfter(1);
        assertThatThrownBy(() -> world.job(run).process()).hasMessage("killed");
        world.breakOff(run);
        assertThat(reviewer().many().get(run)).extracting(MassConfirmation::confirmed, MassConfirmation::refused, MassConfirmation::running)
                .containsExactly(1, 1, false);
        assertThat(reviewer().many().refused(run, Slice.first(5)).rows()).extracting(RefusedBatch::code).containsExactly("enrolment.broken-off");
        world.dieAfter(Integer.MAX_VALUE);
        long again = reviewer().confirmMany(batches[1]);
        world.job(again).process();
        assertThat(world.covers("CONFIRMED")).isEqualTo(2);
    }

    @Test
    @DisplayName("后台任务已不在而批量确认未结束：批次可重新确认，不会一直锁着")
    void batches_of_a_command_without_a_job_are_free_again() {
        long batch = submitted(FOUNDRY, NEW_CARD, "李𬎆");
        long lost = reviewer().confirmMany(batch);
        refused("enrolment.confirming", () -> reviewer().confirmMany(batch));
        world.change("update job_run set status = 'FAILED', finished_at = now()");
        long elsewhere = submitted(MILL, NEW_CARD, "外区人");
        world.desk(WEST).confirmMany(elsewhere);
        assertThat(reviewer().many().get(lost).running()).as("another district ends nothing here").isTrue();
        long again = reviewer().confirmMany(batch);
        assertThat(reviewer().many().get(lost).running()).isFalse();
        assertThat(reviewer().many().refused(lost, Slice.first(5)).rows()).extracting(RefusedBatch::code).containsExactly("enrolment.broken-off");
        world.job(again).process();
        assertThat(reviewer().batch(batch).status()).isEqualTo(EnrolmentStatus.CONFIRMED);
    }

    @Test
    @DisplayName("系统处理某个批次出错：该批次写明未确认，其余照常确认，可重新确认")
    void a_failure_of_the_system_costs_one_batch_only() {
        long first = submitted(FOUNDRY, NEW_CARD, "一");
        long broken = submitted(FOUNDRY, COLLECTIVE, "张䶮");
        long last = submitted(SHIPYARD, NEW_CARD, "李𬎆");
        database.owner().useHandle(h -> h.execute("alter table enrolment_batch add constraint ck_trouble check (id <> " + broken
                + " or status <> 'CONFIRMED')"));
        long run = reviewer().confirmMany(first, broken, last);
        world.job(run).process();
        assertThat(reviewer().many().refused(run, Slice.first(5)).rows()).extracting(RefusedBatch::batchId, RefusedBatch::code)
                .containsExactly(tuple(broken, "enrolment.not-processed"));
        assertThat(reviewer().many().get(run)).extracting(MassConfirmation::confirmed, MassConfirmation::running).containsExactly(2, false);
        assertThat(reviewer().batch(broken).status()).isEqualTo(EnrolmentStatus.AWAITING_DISTRICT);
        assertThat(world.trail()).extracting(AuditedAct::outcome).containsExactly("done", "failed", "done");
        database.owner().useHandle(h -> h.execute("alter table enrolment_batch drop constraint ck_trouble"));
        world.job(reviewer().confirmMany(broken)).process();
        assertThat(world.covers("CONFIRMED")).isEqualTo(3);
    }

    @Test
    @DisplayName("只有本区局能确认；未选批次、他区批次都不行")
    void right_and_scope_are_checked_at_the_command() {
        long batch = submitted(FOUNDRY, NEW_CARD, "曹涛");
        long elsewhere = submitted(MILL, NEW_CARD, "外区人");
        refused("enrolment.none-selected", () -> reviewer().confirmMany());
        refused("not-allowed", () -> reviewer().confirmMany(batch, elsewhere));
        refused("not-allowed", () -> reviewer().confirmMany(batch, 999_999L));
        for (long union : new long[] {FOUNDRY, WEST, FEDERATION}) {
            refused("not-allowed", () -> world.desk(union).confirmMany(batch));
        }
        refused("not-allowed", () -> world.desk(FEDERATION).many().confirmAll(ALL, QueueTotal.sum(world.desk(FEDERATION).queue().totals(ALL))));
        assertThat(world.number("select count(*) from mass_confirmation_batch")).isZero();
    }

    private long submitted(long union, EnrolmentWay way, String... names) {
        for (var name : names) {
            world.cardHolder(union, name, way == NEW_CARD ? "2019-01-27" : "2018-05-05");
        }
        return world.desk(union).submit(way, 2019, "A");
    }

    private long confirmAll(InsuranceWorld.Desk desk, QueueSum seen) {
        return world.inTransaction(() -> desk.many().confirmAll(ALL, seen));
    }

    private InsuranceWorld.Desk reviewer() {
        return world.desk(EAST);
    }

    private static void refused(String code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOf(DomainException.class).hasMessage(code);
    }
}
