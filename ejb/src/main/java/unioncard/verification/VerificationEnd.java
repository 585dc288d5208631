package unioncard.verification;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.OwnTransaction;
import unioncard.verification.MunicipalVerification.Pass;

/** When all workers of a pass are done: the run is over, or the next pass is put off. */
@Dependent
@Named("verificationEnd")
public class VerificationEnd extends AbstractBatchlet {

    @Inject
    private Jdbi jdbi;
    @Inject
    private OwnTransaction transaction;
    @Inject
    private MunicipalVerification verification;
    @Inject
    @BatchProperty(name = "subject")
    private String subject;

    public VerificationEnd() {
    }

    VerificationEnd(Jdbi jdbi, OwnTransaction transaction, MunicipalVerification verification, String subject) {
        this.jdbi = jdbi;
        this.transaction = transaction;
        this.verification = verification;
        this.subject = subject;
    }

    @Override
    public String process() {
        transaction.run(() -> jdbi.useHandle(h -> verification.passed(h, Pass.of(subject))));
        return "passed";
    }
}
