package unioncard.card;

import java.time.Instant;
import java.time.LocalDate;
import unioncard.security.Masked;

/**
 * A line of a batch: the member as at submission, and what the bank said.
 *
 * @param status OPEN, ISSUED or REFUSED
 * @param cardNo masked number of the card, when issued
 */
public record BatchLine(int seq, long memberId, String memberNo, String name, String sex, String documentType, Masked document,
        LocalDate documentExpiresOn, boolean documentLongTerm, Masked mobile, String status, String bankCode, String bankText, Masked cardNo,
        Instant answeredAt) {
}
