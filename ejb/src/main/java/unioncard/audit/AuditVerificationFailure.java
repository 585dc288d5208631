package unioncard.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.JobFailed;

/** A check whose job has failed is over, so that another one can be asked for. */
@ApplicationScoped
class AuditVerificationFailure {

    @Inject
    private Jdbi jdbi;
    @Inject
    private Clock clock;

    void end(@Observes JobFailed failed) {
        if (failed.job().equals(AuditVerificationRun.JOB)) {
            jdbi.useHandle(h -> AuditVerificationSql.end(h, Long.parseLong(failed.subject()), AuditVerificationStatus.FAILED, null, null,
                    clock.instant()));
        }
    }
}
