package unioncard.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.card.Channel;
import unioncard.card.PendingFilter;
import unioncard.shared.DomainException;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("市级校验的过程")
class VerificationRunTest {

    /** Nobody answers. */
    private static final RegistryInquiry DEAD = VerificationWorld.answering((subject, told) -> { });
    /** Everybody is right. */
    private static final RegistryInquiry ALIVE = VerificationWorld.answering((subject, told) -> {
        told.tell(subject.entryId(), RegistryKind.POPULATION, PopulationAnswer.MATCH, "request 1");
        told.tell(subject.entryId(), RegistryKind.SOCIAL_INSURANCE, InsuranceAnswer.OWN_UNIT, "request 2");
    });

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private VerificationWorld world;
    private long cao;
    private long yan;

    @BeforeEach
    void twoMembersArePending() {
        world = new VerificationWorld(database);
        cao = world.pending("曹涛");
        yan = world.pending("张䶮");
    }

    private void start() {
        database.inTransaction(() -> world.list.verify(Channel.REGULAR));
    }

    @Test
    @DisplayName("比对库不答复：人员保持校验中并记下等待时间，隔 1、2、4、8、16 分钟重试，仍无答复回到未校验，可重新提交")
    void retriesWithBackOff() {
        start();
        var pauses = new ArrayList<Long>();
        world.workOff(DEAD);
        while (world.run().startsWith("RUNNING")) {
            var progress = world.list.progress(Channel.REGULAR).orElseThrow();
            assertThat(progress.isPaused()).isTrue();
            assertThat(progress.waiting()).isEqualTo(2);
            assertThat(progress.waitingSince()).isEqualTo(world.cards.clock.instant());
            assertThat(world.workOff(DEAD)).as("nothing before its time").isZero();
            var pause = Duration.between(world.clock.instant(), progress.nextAttemptAt());
            pauses.add(pause.toMinutes());
            world.clock.pass(pause);
            assertThat(world.workOff(DEAD)).isEqualTo(1);
        }
        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L);
        assertThat(world.run()).isEqualTo("FAILED 6");
        assertThat(world.state(cao)).isEqualTo("UNVERIFIED 人口库：暂时无法比对；人保库：暂时无法比对，已尝试 6 次，请稍后重新提交市级校验");
        assertThat(world.log(cao)).isEqualTo("WAITING 未完成校验：人口库：暂时无法比对；人保库：暂时无法比对，已尝试 6 次，请稍后重新提交市级校验");
        assertThat(world.cards.text("select count(*) from card_log where step = 'VERIFICATION' and member_id = ?", cao)).isEqualTo("2");
        start();
        world.workOff(ALIVE);
        assertThat(world.state(cao)).isEqualTo("PASSED");
    }

    @Test
    @DisplayName("只答了一部分：已答的算数，没答的再问，且只问没答的库；一个库的故障不改变另一个库的回答")
    void partialAnswers() {
        start();
        world.workOff(VerificationWorld.answering((subject, told) -> {
            if (subject.name().equals("曹涛")) {
                told.tell(subject.entryId(), RegistryKind.POPULATION, PopulationAnswer.MATCH, "request 1");
            }
        }));
        assertThat(world.state(cao)).isEqualTo("VERIFYING 人保库：暂时无法比对");
        world.clock.pass(Duration.ofMinutes(1));
        var askedAgain = new ArrayList<String>();
        world.workOff(VerificationWorld.answering((subject, told) -> {
            askedAgain.add(subject.name() + subject.populationKnown() + subject.insuranceKnown());
            // A registry that says something else the second time is not believed.
            told.tell(subject.entryId(), RegistryKind.POPULATION, PopulationAnswer.NOT_FOUND, "request 3");
            told.tell(subject.entryId(), RegistryKind.SOCIAL_INSURANCE, InsuranceAnswer.OWN_UNIT, "request 4");
        }));
        assertThat(askedAgain).containsExactly("曹涛truefalse", "张䶮falsefalse");
        assertThat(world.state(cao)).isEqualTo("PASSED");
        assertThat(world.state(yan)).isEqualTo("FAILED 人口库：库中无此号");
        assertThat(world.cards.text("select string_agg(answer || ' ' || source, ', ' order by registry) from verification_answer where member_id = ?", cao))
                .isEqualTo("MATCH request 1, OWN_UNIT request 4");
        assertThat(world.run()).isEqualTo("FINISHED 2");
    }

    @Test
    @DisplayName("生僻字姓名由联机比对库判为不一致，同样提示核对原件")
    void rareNameOverTheNetwork() {
        start();
        world.workOff(VerificationWorld.answering((subject, told) -> {
            told.tell(subject.entryId(), RegistryKind.POPULATION, PopulationAnswer.NAME_DIFFERS, "r");
            told.tell(subject.entryId(), RegistryKind.SOCIAL_INSURANCE, InsuranceAnswer.OWN_UNIT, "r");
        }));
        assertThat(world.state(cao)).isEqualTo("FAILED 人口库：姓名与证件号码不一致");
        assertThat(world.state(yan)).contains("疑似误判，请核对证件原件");
    }

    @Test
    @DisplayName("取消校验：没有答复的回到未校验，已有结果的保留；之后的重试什么也不做；再取消被告知没有在校验")
    void cancelling() {
        start();
        world.workOff(VerificationWorld.answering((subject, told) -> {
            if (subject.name().equals("曹涛")) {
                told.tell(subject.entryId(), RegistryKind.POPULATION, PopulationAnswer.MATCH, "r");
                told.tell(subject.entryId(), RegistryKind.SOCIAL_INSURANCE, InsuranceAnswer.OWN_UNIT, "r");
            }
        }));
        assertThat(database.inTransaction(() -> world.list.cancelVerification(Channel.REGULAR))).isEqualTo(1);
        assertThat(world.run()).isEqualTo("CANCELLED 2");
        assertThat(world.cards.text("select ended_by from verification_run")).startsWith("经办");
        assertThat(world.state(cao)).isEqualTo("PASSED");
        assertThat(world.state(yan)).isEqualTo("UNVERIFIED 人口库：暂时无法比对；人保库：暂时无法比对，校验已取消，请重新提交市级校验");
        world.clock.pass(Duration.ofHours(1));
        assertThat(world.workOff(ALIVE)).isEqualTo(1);
        assertThat(world.state(yan)).startsWith("UNVERIFIED");
        refused("verification.over", () -> world.list.cancelVerification(Channel.REGULAR));
        start();
        world.workOff(ALIVE);
        assertThat(world.state(yan)).isEqualTo("PASSED");
    }

    @Test
    @DisplayName("取消发生在查询途中：迟到的回答不再改动任何人")
    void cancelledWhileARegistryThinks() {
        start();
        world.workOff(VerificationWorld.answering((subject, told) -> {
            if (subject.name().equals("曹涛")) {
                database.inTransaction(() -> world.list.cancelVerification(Channel.REGULAR));
            }
            told.tell(subject.entryId(), RegistryKind.POPULATION, PopulationAnswer.NOT_FOUND, "late");
            told.tell(subject.entryId(), RegistryKind.SOCIAL_INSURANCE, InsuranceAnswer.NOT_FOUND, "late");
        }));
        assertThat(world.state(cao)).isEqualTo("UNVERIFIED 校验已取消，请重新提交市级校验");
        assertThat(world.cards.text("select count(*) from verification_answer")).isEqualTo("0");
        assertThat(world.run()).isEqualTo("CANCELLED 1");
    }

    @Test
    @DisplayName("任务中途中断算一次尝试，之后接着校验剩下的；旧的重试不会重复执行")
    void aPassThatBreaksOff() {
        start();
        world.breakOff();
        assertThat(world.run()).isEqualTo("RUNNING 2");
        world.pass(ALIVE, world.cards.text("select id from verification_run") + ".1");
        assertThat(world.run()).isEqualTo("RUNNING 2");
        assertThat(world.state(cao)).isEqualTo("VERIFYING");
        world.clock.pass(Duration.ofMinutes(1));
        world.workOff(ALIVE);
        assertThat(world.state(cao)).isEqualTo("PASSED");
        assertThat(world.cards.text("select count(*) from verification_answer")).isEqualTo("4");
    }

    @Test
    @DisplayName("人数多时分给几个任务同时校验，每名人员只属于其中一个")
    void dividedAmongWorkers() {
        start();
        database.inTransaction(() -> database.jdbi().useHandle(h -> {
            var run = VerificationSql.find(h, h.createQuery("select id from verification_run").mapTo(Long.class).one()).orElseThrow();
            var ids = h.createQuery("select id from pending_entry where verification = 'VERIFYING' order by id").mapTo(Long.class).list();
            assertThat(ids).hasSizeGreaterThan(1);
            assertThat(VerificationSql.bounds(h, run, 1)).isEmpty();
            assertThat(VerificationSql.bounds(h, run, ids.size())).isEqualTo(ids.subList(0, ids.size() - 1));
            assertThat(VerificationSql.bounds(h, run, 100)).isEqualTo(ids);
        }));
    }

    @Test
    @DisplayName("等待中的人员不能移除、不能改到期日；名称证件变更使其回到未校验，迟到的回答不作数")
    void waitingEntriesAreLeftAlone() {
        start();
        world.workOff(DEAD);
        var row = world.list.list(PendingFilter.of(Channel.REGULAR), Slice.first(20)).rows().get(0);
        refused("pending.gone", () -> world.list.remove(List.of(row.id())));
        refused("pending.stale", () -> world.list.changeExpiry(row.id(), row.version(), LocalDate.of(2030, 1, 1)));
        world.cards.change("update pending_entry set verification = 'UNVERIFIED' where member_id = " + cao);
        world.clock.pass(Duration.ofMinutes(1));
        world.workOff(ALIVE);
        assertThat(world.state(cao)).startsWith("UNVERIFIED");
        assertThat(world.state(yan)).isEqualTo("PASSED");
    }

    @Test
    @DisplayName("已通过的结果满 30 天失效，回到未校验；再次提交只校验它")
    void aPassedCheckAges() {
        start();
        world.workOff(ALIVE);
        var days = Duration.ofDays(30);
        world.clock.pass(days);
        assertThat(age(days)).isZero();
        world.clock.pass(Duration.ofSeconds(1));
        assertThat(age(days)).isEqualTo(2);
        assertThat(world.state(cao)).isEqualTo("UNVERIFIED 校验结果已超过有效期（30 天），请重新提交市级校验");
        assertThat(world.log(cao)).startsWith("WAITING 校验结果已超过有效期");
        long fresh = world.pending("李𬎆");
        start();
        world.workOff(ALIVE);
        assertThat(world.state(fresh)).isEqualTo("PASSED");
    }

    private int age(Duration days) {
        return database.jdbi().withHandle(h -> VerificationSql.age(h, world.clock.instant().minus(days), 30, world.clock.instant()));
    }

    @Test
    @DisplayName("规则不看证件到期日时，修改到期日不重置校验结果；要看时重置")
    void expiryResetsWhatHasUsedIt() {
        start();
        world.workOff(ALIVE);
        world.rule("DOCUMENT", "EXPIRED", "PASS");
        change(LocalDate.of(2031, 1, 1));
        assertThat(world.state(cao)).isEqualTo("PASSED");
        assertThat(world.log(cao)).isEqualTo("DONE 修改证件到期日为2031-01-01");
        world.rule("DOCUMENT", "EXPIRED", "FAIL");
        change(LocalDate.of(2032, 1, 1));
        assertThat(world.state(cao)).isEqualTo("UNVERIFIED");
        assertThat(world.log(cao)).isEqualTo("DONE 修改证件到期日为2032-01-01，需重新提交市级校验");
    }

    private void change(LocalDate date) {
        var row = world.list.list(PendingFilter.of(Channel.REGULAR), Slice.first(20)).rows().stream().filter(r -> r.memberId() == cao)
                .findFirst().orElseThrow();
        database.inTransaction(() -> world.list.changeExpiry(row.id(), row.version(), date));
    }

    @Test
    @DisplayName("十二人同时提交市级校验：只有一个校验，其余被告知正在校验；取消与结果同时到达，每人只有一个结果")
    void clerksAtOnce() {
        var people = Executors.newFixedThreadPool(12);
        try {
            var start = new CountDownLatch(1);
            var clerks = IntStream.range(0, 12).mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                var list = world.colleague("clerk" + i);
                return outcome(start, () -> list.verify(Channel.REGULAR));
            }, people)).toList();
            start.countDown();
            var outcomes = clerks.stream().map(CompletableFuture::join).toList();
            assertThat(outcomes).containsOnlyOnce("done").filteredOn(o -> !o.equals("done")).hasSize(11).containsOnly("verification.running");
            assertThat(world.cards.text("select count(*) || ' ' || max(total) from verification_run")).isEqualTo("1 2");
            assertThat(world.cards.text("select count(*) from job_run")).isEqualTo("1");
            assertThat(world.cards.text("select string_agg(distinct version::text, ',') from pending_entry")).isEqualTo("1");

            var again = new CountDownLatch(1);
            var job = CompletableFuture.supplyAsync(() -> {
                try {
                    again.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return world.workOff(ALIVE);
            }, people);
            var cancel = CompletableFuture.supplyAsync(() -> outcome(again, () -> world.colleague("clerk1").cancelVerification(Channel.REGULAR)), people);
            again.countDown();
            assertThat(job.join()).isEqualTo(1);
            assertThat(cancel.join()).isIn("done", "verification.over");
            assertThat(world.run()).isIn("FINISHED 1", "CANCELLED 1");
            assertThat(world.cards.text("select count(*) from pending_entry where verification = 'VERIFYING'")).isEqualTo("0");
            assertThat(world.cards.text("select count(*) from card_log where step = 'VERIFICATION'")).isEqualTo("2");
        } finally {
            people.shutdownNow();
        }
    }

    private String outcome(CountDownLatch start, Runnable work) {
        try {
            start.await();
            database.inTransaction(work);
            return "done";
        } catch (DomainException e) {
            return e.code();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void refused(String code, Runnable work) {
        assertThatThrownBy(() -> database.inTransaction(work)).isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
