package unioncard.benefit;

import java.io.Serializable;
import java.time.Instant;

/**
 * A file of the carrier and what became of it.
 *
 * @param rowCount rows, each registered or refused
 * @param takenCount rows that are or would be registered
 * @param amountFen what they come to, in fen
 * @param decidedBy who has registered, given up or taken it back last, or null
 */
public record BenefitImport(long id, String fileName, BenefitStatus status, int rowCount, int takenCount, int refusedCount, long amountFen,
        String uploadedBy, Instant uploadedAt, String decidedBy, Instant decidedAt) implements Serializable {

    /** Whether there is something to register. */
    public boolean confirmable() {
        return status == BenefitStatus.CHECKED && takenCount > 0;
    }

    /** Whether it may be given up. */
    public boolean cancellable() {
        return status == BenefitStatus.CHECKED;
    }

    /** Whether it may be taken back. */
    public boolean undoable() {
        return status == BenefitStatus.REGISTERED;
    }
}
