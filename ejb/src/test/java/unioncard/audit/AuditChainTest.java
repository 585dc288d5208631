package unioncard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unioncard.shared.TestDatabase;

@DisplayName("The chain of the audit trail")
class AuditChainTest {

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
        assertThat(firstBroken()).isEmpty();
        change("alter table audit_entry disable trigger audit_entry_append_only", "delete from audit_entry");
        assertThat(firstBroken()).isEmpty();
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
        assertThat(firstBroken()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("cannot be changed by who may write to it")
    @ValueSource(strings = {"update audit_entry set outcome = 'done'", "delete from audit_entry where seq = 3", "truncate audit_entry",
        "update audit_entry set seq = seq where false"})
    void isAppendOnly(String statement) {
        assertThatThrownBy(() -> database.jdbi().useHandle(h -> h.execute(statement))).hasMessageMatching("(?s).*(append-only|permission denied).*");
        assertThatThrownBy(() -> change(statement)).hasMessageContaining("append-only");
        assertThat(firstBroken()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("shows the place when somebody with more rights has changed it")
    @ValueSource(strings = {"update audit_entry set outcome = 'done', login = 'other' where seq = 3", "update audit_entry set subject = null where seq = 3",
        "update audit_entry set at = at + interval '1 microsecond' where seq = 3", "delete from audit_entry where seq = 3",
        "update audit_entry set union_id = null where seq = 3", "update audit_entry set hash = repeat('a', 64) where seq = 3",
        "delete from audit_entry where seq = 3; update audit_entry set seq = seq - 1 where seq = 4"})
    void showsTampering(String statement) {
        change("alter table audit_entry disable trigger audit_entry_append_only", statement);
        assertThat(firstBroken()).hasValue(3);
    }

    @Test
    @DisplayName("shows a first row that is missing")
    void showsMissingBeginning() {
        change("alter table audit_entry disable trigger audit_entry_append_only", "delete from audit_entry where seq = 1");
        assertThat(firstBroken()).hasValue(1);
    }

    private OptionalLong firstBroken() {
        return database.jdbi().withHandle(AuditChain::firstBroken);
    }

    private void change(String... statements) {
        database.owner().useHandle(h -> List.of(statements).forEach(h::execute));
    }
}
