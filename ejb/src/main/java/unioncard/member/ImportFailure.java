package unioncard.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.DomainException;
import unioncard.shared.JobFailed;
import unioncard.shared.OwnTransaction;

/** An import whose job has failed is told so, and may be gone on with where rows were being taken. */
@ApplicationScoped
class ImportFailure {

    private static final Map<String, ImportStatus> WORK = Map.of(ImportCheckRun.JOB, ImportStatus.CHECKING, ImportApplyRun.JOB,
            ImportStatus.APPLYING, ImportUndoRun.JOB, ImportStatus.UNDOING);

    @Inject
    private Jdbi jdbi;
    @Inject
    private OwnTransaction transaction;
    @Inject
    private Clock clock;

    void end(@Observes JobFailed failed) {
        var at = WORK.get(failed.job());
        if (at != null) {
            transaction.run(() -> jdbi.useHandle(h -> ImportSql.end(h, Long.parseLong(failed.subject()), at, ImportStatus.FAILED,
                    new DomainException("import.broken-off"), clock.instant())));
        }
    }
}
