package unioncard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unioncard.card.CardWorld;
import unioncard.security.AuditNote;
import unioncard.security.TestUser;
import unioncard.shared.DomainException;
import unioncard.shared.JobRuns;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("审计日志")
class AuditInquiryTest {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private CardWorld world;

    @BeforeEach
    void aYear() {
        world = new CardWorld(database);
        write("2026-01-31T15:59:59Z", "clerk", world.union, "PendingList.verify", "REGULAR, 3 entries", "done");
        write("2026-01-31T16:00:00Z", "clerk", world.union, "Members.reveal", "member 0070311350 (核对证件)", "done");
        write("2026-11-22T02:00:00Z", "Clerk2", world.otherUnion, "Members.reveal", "member 0070311351 (核对证件)", "reveal.reason");
        write("2026-11-22T03:00:00Z", "clerk", world.union, "AccountAdministration.list", null, "not-allowed");
        write("2026-11-22T03:00:00Z", null, null, "SignIn.check", null, "refused");
        write("2026-11-23T01:00:00Z", "clerk", world.union, "CardBatches.withdraw", "batch 20261123000001", "failed");
    }

    private void write(String at, String login, Long union, String action, String subject, String outcome) {
        var trail = new AuditTrail(database.jdbi(), Clock.fixed(Instant.parse(at), CITY));
        database.inTransaction(() -> trail.write(login == null ? null : login.toLowerCase(Locale.ROOT), union, action, subject, outcome));
    }

    @ParameterizedTest(name = "{0} {1} {2} {3} {4} {5}: {6}")
    @DisplayName("searched by when (days of the city), who, what, whose and how it ended, newest first")
    @CsvSource({",,,,,, 654321", "2026-02-01,,,,,, 65432", ",2026-01-31,,,,, 1", "2026-11-22,2026-11-22,,,,, 543", ",,' CLERK ',,,, 6421", ",,nobody,,,, ''",
        ",,,Members.reveal,,, 32", ",,,,0070311350,, 2", ",,,,007031135,, ''", ",,,,20261123000001,, 6", ",,,,%,, ''", ",,,,REGULAR,, 1",
        ",,,,,DONE, 21", ",,,,,NOT_ALLOWED, 4", ",,,,,REFUSED, 53", ",,,,,FAILED, 6", "2026-02-01,,clerk,Members.reveal,0070311350,DONE, 2",
        ",,' or ''1''=''1',,,, ''"})
    void search(LocalDate from, LocalDate to, String login, String action, String subject, AuditOutcome outcome, String expected) {
        var found = inquiry(1).list(new AuditFilter(from, to, login, action, subject, outcome), Slice.first(20));
        assertThat(found.rows().stream().map(row -> Long.toString(row.seq())).collect(Collectors.joining())).isEqualTo(expected.strip());
        assertThat(found.total()).isEqualTo(expected.strip().length());
    }

    @Test
    @DisplayName("read by somebody of a district it shows that district alone, and nobody's sign-in to the city alone")
    void scope() {
        assertThat(inquiry(world.district).list(ALL, Slice.first(20)).rows()).extracting(AuditRow::seq).containsExactly(6L, 4L, 2L, 1L);
        assertThat(inquiry(world.otherUnion).list(ALL, Slice.first(20)).rows()).extracting(AuditRow::unionName).containsExactly("纺织厂工会");
    }

    @Test
    @DisplayName("taken out block by block, the same rows once each, and what was asked for stands in the trail")
    void export() {
        database.jdbi().useHandle(h -> h.execute("""
                insert into audit_entry select 6 + i, timestamptz '2026-11-23 02:00Z' + (i / 7) * interval '1 second', 'clerk', null, 'SignIn.check', null,
                  'done', 'x', 'y' from generate_series(1, 12000) i"""));
        var seqs = new ArrayList<Long>();
        var blocks = new ArrayList<Integer>();
        var note = new AuditNote();
        int handed = inquiry(1, note).export(new AuditFilter(LocalDate.of(2026, 11, 23), null, null, null, null, null), block -> {
            blocks.add(block.size());
            block.forEach(row -> seqs.add(row.seq()));
        });
        assertThat(handed).isEqualTo(12_001);
        assertThat(seqs).hasSize(12_001).doesNotHaveDuplicates();
        assertThat(seqs.get(0)).isEqualTo(12_006L);
        assertThat(blocks).containsExactly(5000, 5000, 2001);
        assertThat(note.take()).startsWith("from 2026-11-23").endsWith("12001 rows");
    }

    @Test
    @DisplayName("verified in the background, one check at a time; a stretch that was done is not done again")
    void verification() {
        var inquiry = inquiry(1);
        assertThat(inquiry.lastVerification()).isEmpty();
        inquiry.verify();
        assertThatThrownBy(inquiry::verify).isInstanceOf(DomainException.class).hasMessage("audit.verifying");
        assertThat(inquiry.lastVerification().orElseThrow().running()).isTrue();
        assertThat(world.text("select job from job_run")).isEqualTo("audit-verification");
        write("2026-11-23T01:30:00Z", "clerk", world.union, "PendingList.verify", "later", "done");
        run(Map.of());
        var whole = inquiry.lastVerification().orElseThrow();
        assertThat(whole.status()).isEqualTo(AuditVerificationStatus.WHOLE);
        assertThat(whole.done()).as("as at its start").isEqualTo(6);
        assertThat(whole.percent()).isEqualTo(100);

        owned("alter table audit_entry disable trigger user; update audit_entry set login = 'other' where seq = 4");
        inquiry.verify();
        run(Map.of());
        var broken = inquiry.lastVerification().orElseThrow();
        assertThat(broken.status()).isEqualTo(AuditVerificationStatus.BROKEN);
        assertThat(broken.flaw()).isEqualTo(AuditFlaw.CHANGED);
        assertThat(broken.flawSeq()).isEqualTo(4);
        owned("alter table audit_entry disable trigger user; update audit_entry set login = 'clerk' where seq = 4");
        inquiry.verify();
        run(Map.of(9L, "a".repeat(64)));
        assertThat(inquiry.lastVerification().orElseThrow().flaw()).isEqualTo(AuditFlaw.ANCHOR);
        assertThat(inquiry.lastVerification().orElseThrow().flawSeq()).isEqualTo(9);
    }

    private void owned(String statements) {
        database.owner().useHandle(h -> h.execute(statements));
    }

    private void run(Map<Long, String> anchors) {
        var verification = new AuditVerificationRun(database.jdbi(), world.clock, database.ownTransaction(),
                world.text("select max(id) from audit_verification"));
        while (verification.goOn(anchors)) {
            assertThat(world.text("select max(id) from audit_verification where status = 'RUNNING'")).isNotNull();
        }
    }

    private AuditInquiry inquiry(long union) {
        return inquiry(union, new AuditNote());
    }

    private AuditInquiry inquiry(long union, AuditNote note) {
        return new AuditInquiry(database.jdbi(), world.clock, TestUser.of(database.jdbi(), union), note, new JobRuns(database.jdbi(), world.clock));
    }
}
