package unioncard.transfer;

import unioncard.member.DocumentType;
import unioncard.member.MemberStatus;
import unioncard.security.Masked;

/**
 * A member of whatever union, as far as somebody may see who has only looked for one person.
 *
 * @param lookUpId names the look-up; a request refers to it
 * @param name first character and two asterisks
 * @param own whether it is a member of the own union already
 */
public record FoundMember(long lookUpId, String memberNo, String name, DocumentType documentType, Masked document, String unionName,
        MemberStatus status, boolean own) {

    /** Whether a transfer can be asked for. */
    public boolean isTransferable() {
        return !own && status == MemberStatus.ACTIVE;
    }
}
