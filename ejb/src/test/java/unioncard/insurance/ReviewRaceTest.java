package unioncard.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static unioncard.insurance.EnrolmentWay.COLLECTIVE;
import static unioncard.insurance.EnrolmentWay.NEW_CARD;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;
import static unioncard.insurance.InsuranceWorld.MILL;
import static unioncard.insurance.InsuranceWorld.SHIPYARD;
import static unioncard.insurance.InsuranceWorld.WEST;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.shared.AtOnce;
import unioncard.shared.TestDatabase;

@DisplayName("几个人同时审核、退回、撤回")
class ReviewRaceTest {

    private static final int TIMES = 5;
    private static final int PEOPLE = 3;

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private InsuranceWorld world;
    private final List<Long> batches = new ArrayList<>();

    @BeforeEach
    void theManualsDay() {
        world = new InsuranceWorld(database, "2019-01-28");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @RepeatedTest(TIMES)
    @DisplayName("批量确认与逐个确认、退回、撤回同时进行：每个批次只有一个结果，账目相符；别的区局动不了")
    void one_outcome_for_each_batch() throws Exception {
        for (var way : new EnrolmentWay[] {NEW_CARD, COLLECTIVE, NEW_CARD, COLLECTIVE}) {
            submitted(FOUNDRY, way);
            submitted(SHIPYARD, way);
        }
        long run = world.desk(EAST).confirmMany(batches.toArray(Long[]::new));
        var work = new ArrayList<Callable<?>>(List.of(job(run), job(run), command(() -> world.desk(WEST).many().confirm(batches))));
        for (int i = 0; i < batches.size(); i++) {
            long batch = batches.get(i);
            int what = i % PEOPLE;
            work.add(command(() -> {
                switch (what) {
                    case 0 -> world.desk(EAST, "another").review().confirm(batch, 1);
                    case 1 -> world.desk(EAST, "another").review().giveBack(batch, 1, "名单有误");
                    default -> world.desk(batchUnion(batch)).enrolments().withdraw(batch, 1);
                }
                return null;
            }));
            work.add(command(() -> world.desk(WEST).review().confirm(batch, 1)));
        }
        var refusals = AtOnce.refusals(work.size(), work::get);
        assertThat(refusals).isSubsetOf("not-allowed", "enrolment.handled");
        assertThat(refusals.stream().filter("not-allowed"::equals)).hasSize(batches.size() + 1);

        assertThat(world.number("select count(*) from enrolment_batch where status = 'AWAITING_DISTRICT'")).isZero();
        assertThat(world.covers("PROPOSED")).isZero();
        assertThat(world.number("select count(*) from enrolment_batch b where headcount <> (select count(*) from cover v where v.batch_id = b.id and"
                + " v.status = case b.status when 'CONFIRMED' then 'CONFIRMED' else 'RELEASED' end)")).isZero();
        assertThat(world.number("select count(*) from enrolment_batch b where status = 'CONFIRMED' and (premium_fen, municipal_fen) <> (select"
                + " sum(premium_fen), sum(municipal_fen) from cover v where v.batch_id = b.id)")).isZero();
        var done = world.desk(EAST).many().get(run);
        assertThat(done.running()).isFalse();
        assertThat(done.confirmed() + done.refused()).isEqualTo(batches.size());
        assertThat(done.confirmed()).isEqualTo(world.number("select count(*) from enrolment_batch where decided_by = 'clerk2'"))
                .isEqualTo(world.trail().stream().filter(act -> act.outcome().equals("done")).count());
        assertThat(world.number("select count(*) from mass_confirmation_batch where code <> 'enrolment.handled'")).isZero();
        assertThat(world.number("select count(distinct batch_no) - count(*) filter (where status = 'CONFIRMED') from enrolment_batch")).isZero();
        assertThat(world.number("select count(*) from union_plan_choice c where not exists (select from enrolment_batch b where b.union_id = c.union_id"
                + " and b.status = 'CONFIRMED')")).isZero();
    }

    @RepeatedTest(TIMES)
    @DisplayName("几名经办人同时重新提交同一个退回批次：只有一个新版本")
    void one_new_version() throws Exception {
        submitted(FOUNDRY, NEW_CARD);
        long returned = batches.get(0);
        world.desk(EAST).giveBack(returned, "名单有误");
        var request = new EnrolmentRequest(NEW_CARD, 2019, "A", returned);
        var seen = world.desk(FOUNDRY).enrolments().preview(request);
        var refusals = AtOnce.refusals(8, i -> command(() -> world.desk(FOUNDRY, "clerk-" + i).enrolments().submit(request, seen)));
        assertThat(refusals).hasSize(7).containsOnly("enrolment.not-resubmittable");
        assertThat(world.number("select count(*) from enrolment_batch where previous_id = " + returned)).isOne();
        assertThat(world.covers("PROPOSED")).isEqualTo(2);
    }

    @Test
    @DisplayName("基层工会隶属调整与重新提交同时进行：不会互相等待")
    void a_resubmission_holds_no_batch_while_it_waits_for_the_union() throws Exception {
        submitted(FOUNDRY, NEW_CARD);
        long returned = batches.get(0);
        world.desk(EAST).giveBack(returned, "名单有误");
        var request = new EnrolmentRequest(NEW_CARD, 2019, "A", returned);
        var seen = world.desk(FOUNDRY).enrolments().preview(request);
        var clerk = new FutureTask<>(() -> world.desk(FOUNDRY).submit(request, seen));
        world.database.inTransaction(() -> {
            world.change("select from trade_union where id = ? for update", FOUNDRY);
            new Thread(clerk).start();
            database.awaitWaiting(clerk);
            world.change("select from enrolment_batch where id = ? for update nowait", returned);
        });
        assertThat(world.desk(FOUNDRY).batch(clerk.get()).previousId()).isEqualTo(returned);
    }

    @RepeatedTest(TIMES)
    @DisplayName("两个区局同时批量确认各自的批次：编号不重，各算各的")
    void two_districts_at_once() throws Exception {
        submitted(FOUNDRY, NEW_CARD);
        submitted(SHIPYARD, NEW_CARD);
        long east = world.desk(EAST).confirmMany(batches.toArray(Long[]::new));
        submitted(MILL, NEW_CARD);
        submitted(MILL, COLLECTIVE);
        long west = world.desk(WEST).confirmMany(batches.get(2), batches.get(3));
        assertThat(AtOnce.refusals(4, i -> job(i % 2 == 0 ? east : west))).isEmpty();
        assertThat(world.number("select count(distinct batch_no) from enrolment_batch where status = 'CONFIRMED'")).isEqualTo(4);
        for (var done : List.of(world.desk(EAST).many().get(east), world.desk(WEST).many().get(west))) {
            assertThat(done).extracting(MassConfirmation::confirmed, MassConfirmation::refused, MassConfirmation::headcount, MassConfirmation::premiumFen)
                    .containsExactly(2, 0, 4L, 9600L);
        }
        assertThat(world.number("select count(*) from enrolment_batch where decided_by <> 'clerk' || district_id")).isZero();
    }

    private void submitted(long union, EnrolmentWay way) {
        for (var name : new String[] {"张䶮", "李𬎆"}) {
            world.cardHolder(union, name, way == NEW_CARD ? "2019-01-27" : "2018-05-05");
        }
        batches.add(world.desk(union).submit(way, 2019, "A"));
    }

    private long batchUnion(long batch) {
        return world.number("select union_id from enrolment_batch where id = " + batch);
    }

    private Callable<?> job(long run) {
        return () -> world.job(run).process();
    }

    private Callable<?> command(Callable<?> work) {
        return () -> world.inTransaction(work);
    }

    /** Jobs make their transactions themselves. */}
