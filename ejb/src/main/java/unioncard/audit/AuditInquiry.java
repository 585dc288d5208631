package unioncard.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.shared.DomainException;
import unioncard.shared.JobRuns;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** The audit trail as the auditor sees it (审计日志): searched, taken out as a file, and verified. */
@Stateless
public class AuditInquiry {

    /** A sheet holds no more. */
    static final int MOST_EXPORTED = 1_000_000;
    private static final int BLOCK = 5_000;

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;
    private JobRuns runs;

    public AuditInquiry() {
    }

    @Inject
    AuditInquiry(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note, JobRuns runs) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
        this.runs = runs;
    }

    /** A slice of the rows, newest first. */
    @Requires(value = Permission.VIEW_AUDIT, audited = false)
    public Rows<AuditRow> list(AuditFilter filter, Slice slice) {
        var scope = current.get().scope();
        var where = AuditSql.where(filter, scope, clock.getZone());
        return jdbi.withHandle(h -> new Rows<>(AuditSql.rows(h, where, scope, slice), AuditSql.count(h, where, scope, Rows.COUNT_LIMIT + 1)));
    }

    /**
     * Hands all rows that match over block by block, newest first, and says how many there were. Refused with {@code audit.too-many} before
     * the first block.
     */
    @Requires(Permission.VIEW_AUDIT)
    public int export(AuditFilter filter, Consumer<List<AuditRow>> blocks) {
        var scope = current.get().scope();
        var where = AuditSql.where(filter, scope, clock.getZone());
        note.about(Stream.of(part("from", filter.from()), part("to", filter.to()), part("login", filter.login()), part("action", filter.action()),
                part("subject", filter.subject()), part("outcome", filter.outcome())).filter(Objects::nonNull).collect(Collectors.joining(", ")));
        return jdbi.withHandle(h -> {
            if (AuditSql.count(h, where, scope, MOST_EXPORTED + 1) > MOST_EXPORTED) {
                throw new DomainException("audit.too-many", MOST_EXPORTED);
            }
            int handed = 0;
            AuditRow last = null;
            for (var block = AuditSql.older(h, where, scope, null, BLOCK); !block.isEmpty() && handed < MOST_EXPORTED;
                    block = AuditSql.older(h, where, scope, last, BLOCK)) {
                blocks.accept(block);
                handed += block.size();
                last = block.get(block.size() - 1);
            }
            note.about(handed + " rows");
            return handed;
        });
    }

    private static String part(String word, Object asked) {
        return asked == null ? null : word + " " + asked;
    }

    /** Asks for a check of the whole trail in the background. Refused with {@code audit.verifying} while one is under way. */
    @Requires(Permission.VIEW_AUDIT)
    public void verify() {
        jdbi.useHandle(h -> {
            var id = AuditVerificationSql.begin(h, current.get().login(), clock.instant())
                    .orElseThrow(() -> new DomainException("audit.verifying"));
            runs.enqueue(AuditVerificationRun.JOB, Long.toString(id));
        });
    }

    /** The newest check, if there ever was one. */
    @Requires(value = Permission.VIEW_AUDIT, audited = false)
    public Optional<AuditVerification> lastVerification() {
        return jdbi.withHandle(AuditVerificationSql::newest);
    }
}
