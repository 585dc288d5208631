package unioncard.insurance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.JobFailed;
import unioncard.shared.OwnTransaction;

/** A command over many batches whose job has failed is over: what was confirmed stays so, and the others can be confirmed anew. */
@ApplicationScoped
class MassConfirmationFailure {

    @Inject
    Jdbi jdbi;
    @Inject
    Clock clock;
    @Inject
    OwnTransaction transaction;

    void end(@Observes JobFailed failed) {
        if (failed.job().equals(MassConfirmationRun.JOB)) {
            transaction.run(() -> jdbi.useHandle(h -> MassConfirmationSql.end(h, Long.parseLong(failed.subject()), clock.instant())));
        }
    }
}
