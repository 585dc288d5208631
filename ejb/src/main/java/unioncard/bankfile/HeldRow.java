package unioncard.bankfile;

import java.time.Instant;
import java.time.LocalDate;
import unioncard.security.Masked;

/**
 * A held line in the list, as the bank has sent it.
 *
 * @param text why it is held, a sentence
 * @param settledBy names of both persons, or null
 * @param asked whether a request about it waits for a second person
 */
public record HeldRow(long id, int version, String fileName, String batchNo, String unionName, int lineNo, Integer seq, String memberNo,
        RejectionReason reason, String text, String code, String bankText, Masked cardNo, LocalDate cardDate, HeldStatus status, Instant at,
        Instant settledAt, String settledBy, String settledReason, boolean asked) {
}
