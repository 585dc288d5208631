package unioncard.card;

import java.time.Instant;
import java.time.LocalDate;
import unioncard.member.DocumentType;
import unioncard.member.Sex;
import unioncard.security.Masked;

/**
 * A line of a batch: the member as at submission, and what the bank said.
 *
 * @param checkedAt when the bank said that its check found nothing wrong; null when it did not
 * @param cardNo masked number of the card, when issued
 * @param cardStatus its state now; null without a card
 * @param handedOn when it was handed out, null as long as it was not
 */
public record BatchLine(int seq, long memberId, String memberNo, String name, Sex sex, DocumentType documentType, Masked document,
        LocalDate documentExpiresOn, boolean documentLongTerm, Masked mobile, LineStatus status, String bankCode, String bankText, Instant checkedAt,
        Masked cardNo, Instant answeredAt, Long cardId, CardStatus cardStatus, LocalDate handedOn, String handedTo) {

    /** Whether it left the batch without an answer about it, by withdrawal or because it could not be written. */
    public boolean isLeft() {
        return status == LineStatus.REFUSED && bankCode == null;
    }

    /** Whether its card can be recorded as handed out. */
    public boolean isToHandOut() {
        return cardId != null && handedOn == null && cardStatus.canBeHandedOut();
    }
}
