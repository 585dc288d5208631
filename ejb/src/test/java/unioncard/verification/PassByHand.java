package unioncard.verification;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.OwnTransaction;

/** A pass of a verification without the batch runtime: divided, one share after the other, ended. */
final class PassByHand {

    private static final int WORKERS = 2;

    private PassByHand() {
    }

    static void process(Jdbi jdbi, Clock clock, OwnTransaction transaction, RegistryInquiry inquiry, MunicipalVerification verification, String subject) {
        for (var share : new VerificationShares(WORKERS, jdbi, transaction, inquiry, subject).shares()) {
            new VerificationPass(jdbi, clock, transaction, inquiry, subject, share).process();
        }
        new VerificationEnd(jdbi, transaction, verification, subject).process();
    }
}
