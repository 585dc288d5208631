package unioncard.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.JobFailed;

/** A rotation whose job has failed is over, so that another one can be asked for; it goes on with what is left. */
@ApplicationScoped
class RotationFailure {

    @Inject
    private Jdbi jdbi;
    @Inject
    private Clock clock;

    void end(@Observes JobFailed failed) {
        if (failed.job().equals(RotationEnd.JOB)) {
            jdbi.useHandle(h -> KeyRotationSql.end(h, Long.parseLong(failed.subject()), RotationStatus.FAILED, clock.instant()));
        }
    }
}
