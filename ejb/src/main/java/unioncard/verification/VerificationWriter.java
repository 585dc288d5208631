package unioncard.verification;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.OwnTransaction;
import unioncard.verification.VerificationSql.Verified;

/** Writes judged slices, each chunk in one transaction. */
@Dependent
@Named("verificationWriter")
public class VerificationWriter extends AbstractItemWriter {

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
    @SuppressWarnings("unchecked")
    public void writeItems(List<Object> items) {
        transaction.run(() -> jdbi.useHandle(
                h -> items.forEach(slice -> VerificationSql.write(h, Long.parseLong(run), (List<Verified>) slice, clock.instant()))));
    }
}
