package unioncard.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static unioncard.insurance.EnrolmentWay.NEW_CARD;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;
import static unioncard.insurance.InsuranceWorld.MILL;
import static unioncard.insurance.InsuranceWorld.SHIPYARD;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.shared.AtOnce;
import unioncard.shared.DomainException;
import unioncard.shared.TestDatabase;

@DisplayName("每人每年度全市只能有一份保障")
class EnrolmentRaceTest {

    private static final EnrolmentRequest REQUEST = new EnrolmentRequest(NEW_CARD, 2019, "A");

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
    void twenty_clerks_submit_the_same_person_and_one_cover_comes_of_it() throws Exception {
        world.cardHolder(FOUNDRY, "曹涛", "2019-01-27");
        var seen = world.desk(FOUNDRY).enrolments().preview(REQUEST);
        var refusals = AtOnce.refusals(20, i -> () -> {
            world.desk(FOUNDRY).enrolments().submit(REQUEST, seen);
            return null;
        }, world::inTransaction);
        assertThat(refusals).hasSize(19).containsOnly("enrolment.preview-outdated");
        assertThat(world.covers("PROPOSED")).isOne();
        assertThat(world.number("select count(*) from enrolment_batch")).isOne();
    }

    @Test
    @DisplayName("§9c 2：一人一年度全市只有一份保障，几个工会同时参保也只成一份")
    void a_member_torn_between_unions_is_enrolled_once_whichever_union_submits() throws Exception {
        world.cardHolder(FOUNDRY, "曹涛", "2019-01-27");
        var seen = new FeePreview(1, 2400, 1200, 1200, 0, 0);
        long[] unions = {FOUNDRY, SHIPYARD, MILL};
        var refusals = AtOnce.refusals(20, i -> () -> {
            long union = unions[i % unions.length];
            // The transfer is committed outside the submission's transaction, as another clerk's work would be.
            CompletableFuture.runAsync(() -> world.change("update member set union_id = ?", union)).join();
            world.desk(union).enrolments().submit(REQUEST, seen);
            return null;
        }, world::inTransaction);
        assertThat(refusals).hasSize(19).allMatch(code -> List.of("enrolment.preview-outdated", "enrolment.covered-elsewhere").contains(code));
        assertThat(world.covers("PROPOSED")).isOne();
        assertThat(world.number("select count(*) from union_plan_choice")).isOne();
    }

    @Test
    @DisplayName("同时在他处参保：提示姓名和会员编号，本批不留下任何记录")
    void who_loses_the_race_is_named_and_nothing_is_half_written() throws Exception {
        for (int i = 1; i <= 7; i++) {
            world.cardHolder(FOUNDRY, "会员" + i, "2019-01-27");
        }
        world.cardHolder(SHIPYARD, "邻厂", "2019-01-27");
        var submitted = new CountDownLatch(1);
        var moved = new CountDownLatch(1);
        var first = CompletableFuture.runAsync(() -> world.inTransaction(() -> {
            var desk = world.desk(FOUNDRY).enrolments();
            desk.submit(REQUEST, desk.preview(REQUEST));
            submitted.countDown();
            return moved.await(20, TimeUnit.SECONDS);
        }));
        submitted.await(20, TimeUnit.SECONDS);
        world.change("update member set union_id = ?", SHIPYARD);
        var second = CompletableFuture.supplyAsync(() -> world.inTransaction(() -> {
            var desk = world.desk(SHIPYARD).enrolments();
            return desk.submit(REQUEST, desk.preview(REQUEST));
        }));
        database.awaitWaiting(second);
        moved.countDown();
        first.get(20, TimeUnit.SECONDS);
        assertThatThrownBy(second::join).hasCauseInstanceOf(DomainException.class).cause().satisfies(failure -> {
            var refusal = (DomainException) failure;
            assertThat(refusal.code()).isEqualTo("enrolment.covered-elsewhere");
            assertThat(refusal.arguments()).containsExactly(
                    "会员1 0070300001、会员2 0070300002、会员3 0070300003、会员4 0070300004、会员5 0070300005", 7);
        });
        assertThat(world.covers("PROPOSED")).isEqualTo(7);
        assertThat(world.number("select count(*) from enrolment_batch where union_id = 11")).isZero();
        assertThat(world.number("select count(*) from union_plan_choice where union_id = 11")).isZero();
    }

    @Test
    void confirming_returning_and_withdrawing_at_once_leave_one_outcome() throws Exception {
        world.cardHolder(FOUNDRY, "曹涛", "2019-01-27");
        long batch = world.desk(FOUNDRY).submit(NEW_CARD, 2019, "A");
        var refusals = AtOnce.refusals(12, i -> () -> {
            switch (i % 3) {
                case 0 -> world.desk(EAST).review().confirm(batch, 1);
                case 1 -> world.desk(EAST).review().giveBack(batch, 1, "名单有误");
                default -> world.desk(FOUNDRY).enrolments().withdraw(batch, 1);
            }
            return null;
        }, world::inTransaction);
        assertThat(refusals).hasSize(11).containsOnly("enrolment.handled");
        var confirmed = world.desk(FOUNDRY).batch(batch).status() == EnrolmentStatus.CONFIRMED;
        assertThat(world.covers("CONFIRMED")).isEqualTo(confirmed ? 1 : 0);
        assertThat(world.covers("RELEASED")).isEqualTo(confirmed ? 0 : 1);
        assertThat(world.number("select count(*) from union_plan_choice")).isEqualTo(confirmed ? 1 : 0);
    }

    @Test
    void two_hundred_persons_cost_as_many_statements_as_one() {
        world.cardHolder(FOUNDRY, "曹涛", "2019-01-27");
        int one = statements(FOUNDRY);
        for (int i = 0; i < 200; i++) {
            world.cardHolder(SHIPYARD, "会员" + i, "2019-01-27");
        }
        assertThat(statements(SHIPYARD)).isEqualTo(one).isLessThanOrEqualTo(16);
        assertThat(world.covers("CONFIRMED")).isEqualTo(201);
    }

    private int statements(long union) {
        var count = new AtomicInteger();
        var before = database.jdbi().getConfig(SqlStatements.class).getSqlLogger();
        database.jdbi().setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                count.incrementAndGet();
            }
        });
        world.desk(EAST).confirm(world.desk(union).submit(NEW_CARD, 2019, "A"));
        database.jdbi().setSqlLogger(before);
        return count.get();
    }
}
