package unioncard.insurance;

import java.time.LocalDate;
import unioncard.member.DocumentType;
import unioncard.security.Masked;

/**
 * A member in 正常 who holds a card and is neither covered in a year nor waiting to be (有卡无保).
 *
 * @param document 证件号码, masked
 * @param cardNoDate day on which the card number was made
 * @param newCard whether that day is within the year: 新办卡 is the way then
 */
public record HolderWithoutCover(long memberId, String memberNo, String name, DocumentType documentType, Masked document, LocalDate cardNoDate,
        boolean newCard) {
}
