package unioncard.verification;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.OwnTransaction;

/** Last step: the run is over, a new one may begin. */
@Dependent
@Named("verificationEnd")
public class VerificationEnd extends AbstractBatchlet {

    @Inject
    private Jdbi jdbi;
    @Inject
    private Clock clock;
    @Inject
    private OwnTransaction transaction;
    @Inject
    @BatchProperty(name = "subject")
    private String run;

    @Override
    public String process() {
        transaction.run(() -> jdbi.useHandle(h -> VerificationSql.end(h, Long.parseLong(run), true, clock.instant())));
        return "ended";
    }
}
