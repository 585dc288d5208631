package unioncard.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.JobFailed;
import unioncard.shared.OwnTransaction;

/** A long document whose job has failed is given up: the person is told to print it anew. */
@ApplicationScoped
class PaperOrderFailure {

    @Inject
    private Jdbi jdbi;
    @Inject
    private Clock clock;
    @Inject
    private OwnTransaction transaction;

    void giveUp(@Observes JobFailed failed) {
        if (failed.job().equals(PaperOrderRun.JOB)) {
            transaction.run(() -> jdbi.useHandle(h -> PaperOrderSql.failed(h, Long.parseLong(failed.subject()), clock.instant())));
        }
    }
}
