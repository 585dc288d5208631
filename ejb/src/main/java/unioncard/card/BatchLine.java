package unioncard.card;

import java.time.Instant;
import java.time.LocalDate;
import unioncard.member.DocumentType;
import unioncard.member.Sex;
import unioncard.security.Masked;

/**
 * A line of a batch: the member as at submission, and what the bank said.
 *
 * @param cardNo masked number of the card, when issued
 */
public record BatchLine(int seq, long memberId, String memberNo, String name, Sex sex, DocumentType documentType, Masked document,
        LocalDate documentExpiresOn, boolean documentLongTerm, Masked mobile, LineStatus status, String bankCode, String bankText, Masked cardNo,
        Instant answeredAt) {
}
