package unioncard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unioncard.audit.AuditChain.Verdict;
import unioncard.audit.AuditTrail.Link;
import unioncard.shared.TestDatabase;

@DisplayName("The chain of the audit trail")
class AuditChainTest {

    /** What the owner can do: the triggers do not fire. */
    private static final String UNHINDERED = "alter table audit_entry disable trigger user";

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private AuditTrail trail;

    @BeforeEach
    void aTrail() {
        trail = new AuditTrail(database.jdbi(), Clock.fixed(Instant.parse("2026-11-23T02:00:00.123456789Z"), ZoneId.of("Asia/Shanghai")));
        for (int i = 1; i <= 5; i++) {
            int seq = i;
            database.inTransaction(() -> trail.write("clerk", 7L, "CardBatches.withdraw", "batch " + seq, "done"));
        }
        database.inTransaction(() -> trail.write(null, null, "SignIn.check", null, "failed"));
    }

    @Test
    @DisplayName("holds over everything that was written, also when nothing was")
    void holds() {
        assertThat(check()).isEqualTo(new Verdict(6, null, null));
        change(UNHINDERED, "delete from audit_entry", "update audit_head set seq = 0, hash = repeat('0', 64)");
        assertThat(check()).isEqualTo(new Verdict(0, null, null));
    }

    @Test
    @DisplayName("holds when many write at once: no number is left out, none given twice")
    void holdsUnderLoad() {
        var writers = IntStream.range(0, 8).mapToObj(writer -> CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 25; i++) {
                database.inTransaction(() -> trail.write("clerk" + writer, 1L, "PendingList.add", null, "done"));
            }
        })).toList();
        writers.forEach(CompletableFuture::join);
        String counted = database.jdbi().withHandle(h -> h.createQuery("select count(*) || ',' || max(seq) from audit_entry").mapTo(String.class).one());
        assertThat(counted).isEqualTo("206,206");
        assertThat(check()).isEqualTo(new Verdict(206, null, null));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("cannot be changed by who may write to it")
    @ValueSource(strings = {"update audit_entry set outcome = 'done'", "delete from audit_entry where seq = 3", "truncate audit_entry",
        "update audit_entry set seq = seq where false", "truncate audit_entry_2026_11", "delete from audit_entry_2026_11", "truncate audit_entry_other",
        "update audit_entry_2026_11 set outcome = 'done' where seq = 3"})
    void isAppendOnly(String statement) {
        assertThatThrownBy(() -> database.jdbi().useHandle(h -> h.execute(statement))).hasMessageMatching("(?s).*(append-only|permission denied).*");
        assertThatThrownBy(() -> change(statement)).hasMessageContaining("append-only");
        assertThat(check().flaw()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("shows the place when somebody with more rights has changed it")
    @ValueSource(strings = {"update audit_entry set outcome = 'done', login = 'other' where seq = 3", "update audit_entry set subject = null where seq = 3",
        "update audit_entry set at = at + interval '1 microsecond' where seq = 3", "delete from audit_entry where seq = 3",
        "update audit_entry set union_id = null where seq = 3", "update audit_entry set hash = repeat('a', 64) where seq = 3",
        "delete from audit_entry where seq = 3; update audit_entry set seq = seq - 1 where seq = 4"})
    void showsTampering(String statement) {
        change(UNHINDERED, statement);
        assertThat(check()).isEqualTo(new Verdict(2, AuditFlaw.CHANGED, 3L));
    }

    @Test
    @DisplayName("shows a first row that is missing, and rows put in behind the last")
    void showsBothEnds() {
        change(UNHINDERED, "insert into audit_entry select seq + 1, at, login, union_id, action, subject, outcome, hash, hash from audit_entry where seq = 6");
        assertThat(check()).isEqualTo(new Verdict(6, AuditFlaw.CHANGED, 7L));
        change(UNHINDERED, "delete from audit_entry where seq in (1, 7)");
        assertThat(check()).isEqualTo(new Verdict(0, AuditFlaw.CHANGED, 1L));
    }

    @Test
    @DisplayName("shows rows cut off at the end, and a newest link that is not the last row's")
    void showsTruncation() {
        change("update audit_head set hash = repeat('a', 64)");
        assertThat(check()).isEqualTo(new Verdict(5, AuditFlaw.CHANGED, 6L));
        change(UNHINDERED, "delete from audit_entry where seq > 4");
        assertThat(check()).isEqualTo(new Verdict(4, AuditFlaw.CUT_OFF, 5L));
    }

    @Test
    @DisplayName("mended after a cut, or written anew as a whole, contradicts the anchors kept outside")
    void anchors(@TempDir Path folder) {
        var file = folder.resolve("audit/anchors.log");
        var newest = database.jdbi().withHandle(AuditChain::end);
        AuditAnchors.write(file, new Link(2, one("select hash from audit_entry where seq = 2")), Instant.EPOCH);
        AuditAnchors.write(file, newest, Instant.EPOCH);
        assertThat(AuditChain.check(database.jdbi(), file)).isEqualTo(new Verdict(6, null, null));
        change(UNHINDERED, "delete from audit_entry where seq > 4", "update audit_head set (seq, hash) = (select seq, hash from audit_entry where seq = 4)");
        assertThat(check()).as("without anchors").isEqualTo(new Verdict(4, null, null));
        assertThat(AuditChain.check(database.jdbi(), file)).isEqualTo(new Verdict(4, AuditFlaw.ANCHOR, 6L));
        change(UNHINDERED, "delete from audit_entry", "update audit_head set seq = 0, hash = repeat('0', 64)");
        for (int i = 0; i < 6; i++) {
            database.inTransaction(() -> trail.write("clerk", 7L, "CardBatches.withdraw", "nothing happened", "done"));
        }
        assertThat(check()).as("without anchors").isEqualTo(new Verdict(6, null, null));
        assertThat(AuditChain.check(database.jdbi(), file)).isEqualTo(new Verdict(1, AuditFlaw.ANCHOR, 2L));
    }

    @Test
    @DisplayName("goes on from the last row released to the archive; months within three years are not released")
    void archive() {
        assertThatThrownBy(() -> one("select audit_release(date '2026-12-01')")).hasMessageContaining("kept for 36 months");
        change("insert into parameter (code, valid_from, value) values ('AUDIT_KEPT_MONTHS', '2020-01-01', '3')");
        assertThatThrownBy(() -> one("select audit_release((current_date - interval '35 months')::date)")).hasMessageContaining("kept for 36 months");
        one("select audit_make_partitions(date '2016-01-01', 1)");
        var old = new AuditTrail(database.jdbi(), Clock.fixed(Instant.parse("2016-01-05T00:00:00Z"), ZoneId.of("Asia/Shanghai")));
        change(UNHINDERED, "delete from audit_entry", "update audit_head set seq = 0, hash = repeat('0', 64)");
        database.inTransaction(() -> old.write("clerk", 7L, "CardBatches.withdraw", "batch 1", "done"));
        database.inTransaction(() -> trail.write("clerk", 7L, "CardBatches.withdraw", "batch 2", "done"));
        assertThat(one("select audit_release(date '2016-02-01')")).isEqualTo("audit_entry_2016_01");
        assertThat(one("select count(*) || ',' || min(seq) from audit_entry")).isEqualTo("1,2");
        assertThat(check()).isEqualTo(new Verdict(1, null, null));
        assertThat(one("select count(*) from audit_entry_2016_01")).as("released, not dropped").isEqualTo("1");
    }

    @Test
    @DisplayName("months are made ahead, once; a row without a month is kept all the same")
    void months() {
        var clock = Clock.fixed(Instant.parse("2031-12-31T23:59:59Z"), ZoneId.of("Asia/Shanghai"));
        database.inTransaction(() -> new AuditTrail(database.jdbi(), clock).write(null, null, "SignIn.check", null, "refused"));
        assertThat(one("select tableoid::regclass from audit_entry where seq = 7")).isEqualTo("audit_entry_other");
        assertThat(AuditUpkeep.makePartitions(database.jdbi(), clock)).as("not the month that has rows elsewhere").isEqualTo(3);
        assertThat(AuditUpkeep.makePartitions(database.jdbi(), clock)).isZero();
        assertThat(one("select string_agg(inhrelid::regclass::text, ',' order by 1) from pg_inherits where inhparent = 'audit_entry'::regclass"
                + " and inhrelid::regclass::text like '%2032%'")).isEqualTo("audit_entry_2032_01,audit_entry_2032_02,audit_entry_2032_03");
        assertThat(check().flaw()).isNull();
    }

    @Test
    @DisplayName("numbers of persons typed into a reason are masked before they are written")
    void masksNumbers() {
        database.inTransaction(() -> trail.write("clerk", 7L, "Members.reveal", "member 0070311350 (核对110105194912310021，13812345678)", "done"));
        assertThat(one("select subject from audit_entry where seq = 7")).isEqualTo("member 0070311350 (核对1101****0021，138****5678)");
        database.inTransaction(() -> trail.write("clerk", 7L, "Members.reveal", "𬎆".repeat(500), "done"));
        assertThat(one("select length(subject) from audit_entry where seq = 8")).isEqualTo("400");
        assertThat(check().flaw()).isNull();
    }

    private Verdict check() {
        return AuditChain.check(database.jdbi(), null);
    }

    private String one(String sql) {
        return database.owner().withHandle(h -> h.createQuery(sql).mapTo(String.class).one());
    }

    private void change(String... statements) {
        database.owner().useHandle(h -> List.of(statements).forEach(h::execute));
    }
}
