package unioncard.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unioncard.card.CardWorld;
import unioncard.card.Channel;
import unioncard.card.PendingFilter;
import unioncard.card.PendingRow;
import unioncard.security.PersonalKind;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;
import unioncard.verification.VerificationSql.Verified;

@DisplayName("市级校验")
class VerificationPolicyTest {

    private static final LocalDate TODAY = CardWorld.TODAY;

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private CardWorld world;

    @BeforeEach
    void aCity() {
        world = new CardWorld(database);
    }

    @ParameterizedTest
    @DisplayName("两库都通过才算通过；技术故障是未校验，从不算未通过")
    @CsvSource({
        "MATCH, OWN_UNIT, PASSED", "MATCH, OTHER_UNIT, PASSED", "MATCH, NOT_FOUND, PASSED", "NOT_APPLICABLE, OWN_UNIT, PASSED",
        "NAME_DIFFERS, OWN_UNIT, FAILED", "NAME_UNREADABLE, OWN_UNIT, FAILED", "NOT_FOUND, OWN_UNIT, FAILED", "DECEASED, OWN_UNIT, FAILED",
        "UNAVAILABLE, OWN_UNIT, UNVERIFIED", "MATCH, UNAVAILABLE, UNVERIFIED", "UNAVAILABLE, UNAVAILABLE, UNVERIFIED",
        "NAME_DIFFERS, UNAVAILABLE, FAILED"})
    void everyPairOfAnswers(PopulationAnswer population, InsuranceAnswer insurance, VerificationState state) {
        var policy = database.jdbi().withHandle(VerificationPolicy::read);
        var verdict = policy.judge(population, insurance, null, TODAY);
        assertThat(verdict.state()).isEqualTo(state);
        assertThat(verdict.reason() == null).isEqualTo(state == VerificationState.PASSED && insurance == InsuranceAnswer.OWN_UNIT);
    }

    @Test
    @DisplayName("证件过期不能通过，当天到期可以")
    void expiry() {
        var policy = database.jdbi().withHandle(VerificationPolicy::read);
        assertThat(policy.judge(PopulationAnswer.MATCH, InsuranceAnswer.OWN_UNIT, TODAY.minusDays(1), TODAY).reason())
                .isEqualTo("证件已于 2026-11-22 到期，请修改证件到期日");
        assertThat(policy.judge(PopulationAnswer.MATCH, InsuranceAnswer.OWN_UNIT, TODAY, TODAY).state()).isEqualTo(VerificationState.PASSED);
    }

    @Test
    @DisplayName("比对库的回答：一致、不一致、库内乱码、无此号、已注销、不适用；没有数据时是暂时无法比对")
    void answersOfTheSnapshots() {
        var population = new SnapshotPopulationRegistry(database.jdbi());
        var insurance = new SnapshotSocialInsuranceRegistry(database.jdbi());
        var subjects = List.of(subject(1, "阿卜杜拉•买买提", "a"), subject(2, "曹涛", "b"), subject(3, "张䶮", "c"), subject(4, "李四", "d"),
                subject(5, "王五", "e"), new Subject(6, 6, 1, "MARY", "FOREIGN_PASSPORT", index("f"), null, "U1"));
        assertThat(population.ask(subjects).get(1L)).isEqualTo(PopulationAnswer.UNAVAILABLE);
        assertThat(population.ask(subjects).get(6L)).isEqualTo(PopulationAnswer.NOT_APPLICABLE);
        assertThat(insurance.ask(subjects).values()).containsOnly(InsuranceAnswer.UNAVAILABLE);
        snapshot("POPULATION");
        snapshot("SOCIAL_INSURANCE");
        for (var row : List.of("a,阿卜杜拉·买买提,ALIVE", "b,曹波,ALIVE", "c,张?,ALIVE", "e,王五,DECEASED")) {
            var f = row.split(",");
            database.jdbi().useHandle(h -> h.execute("insert into registry.population select id, ?, ?, ? from registry.snapshot "
                    + "where registry = 'POPULATION'", index(f[0]), f[1], f[2]));
        }
        database.jdbi().useHandle(h -> h.execute("insert into registry.social_insurance select id, ?, 'U1' from registry.snapshot "
                + "where registry = 'SOCIAL_INSURANCE'", index("a")));
        database.jdbi().useHandle(h -> h.execute("insert into registry.social_insurance select id, ?, 'U2' from registry.snapshot "
                + "where registry = 'SOCIAL_INSURANCE'", index("b")));
        assertThat(population.ask(subjects)).containsExactlyInAnyOrderEntriesOf(Map.of(1L, PopulationAnswer.MATCH,
                2L, PopulationAnswer.NAME_DIFFERS, 3L, PopulationAnswer.NAME_UNREADABLE, 4L, PopulationAnswer.NOT_FOUND,
                5L, PopulationAnswer.DECEASED, 6L, PopulationAnswer.NOT_APPLICABLE));
        assertThat(insurance.ask(subjects)).containsEntry(1L, InsuranceAnswer.OWN_UNIT).containsEntry(2L, InsuranceAnswer.OTHER_UNIT)
                .containsEntry(3L, InsuranceAnswer.NOT_FOUND);
    }

    @Test
    @DisplayName("写入结果：重复写不产生第二条；任务中断后未完成的回到未校验")
    void writingVerdicts() {
        var list = world.pendingList(world.union);
        list.add(List.of(world.member("甲"), world.member("乙"), world.member("丙")));
        database.inTransaction(() -> list.verify(Channel.REGULAR));
        long run = Long.parseLong(world.text("select id from verification_run"));
        var now = world.clock.instant();
        database.inTransaction(() -> {
            var policy = database.jdbi().withHandle(VerificationPolicy::read);
            database.jdbi().useHandle(h -> {
                var two = VerificationSql.next(h, run, 0, 2);
                var slice = List.of(verified(policy, two.get(0), PopulationAnswer.MATCH), verified(policy, two.get(1), PopulationAnswer.NOT_FOUND));
                VerificationSql.write(h, run, slice, now);
                VerificationSql.write(h, run, slice, now);
            });
        });
        assertThat(world.text("select count(*) from verification_answer")).isEqualTo("4");
        assertThat(world.text("select count(*) from card_log where step = 'VERIFICATION'")).isEqualTo("2");
        assertThat(list.progress(Channel.REGULAR)).hasValueSatisfying(p -> assertThat(p.percent()).isEqualTo(66));
        database.jdbi().useHandle(h -> VerificationSql.end(h, run, false, now));
        assertThat(list.progress(Channel.REGULAR)).isEmpty();
        assertThat(list.list(PendingFilter.of(Channel.REGULAR), Slice.first(20)).rows())
                .extracting(PendingRow::verification, PendingRow::reason)
                .containsExactlyInAnyOrder(tuple(VerificationState.PASSED, null), tuple(VerificationState.FAILED, "人口库：库中无此号"),
                        tuple(VerificationState.UNVERIFIED, "校验未完成，请重新提交市级校验"));
    }

    private static Verified verified(VerificationPolicy policy, Subject subject, PopulationAnswer answer) {
        return new Verified(subject, answer, InsuranceAnswer.OWN_UNIT, policy.judge(answer, InsuranceAnswer.OWN_UNIT, null, TODAY));
    }

    private Subject subject(long id, String name, String number) {
        return new Subject(id, id, 1, name, "RESIDENT_ID", index(number), null, "U1");
    }

    private String index(String number) {
        return database.personalData().index(PersonalKind.DOCUMENT, number);
    }

    private void snapshot(String registry) {
        database.jdbi().useHandle(h -> h.execute("insert into registry.snapshot (registry, file_name, digest, row_count, status, loaded_by, loaded_at) "
                + "values (?, 'x', ?, 0, 'CURRENT', 'test', now())", registry, "0".repeat(64)));
    }
}
