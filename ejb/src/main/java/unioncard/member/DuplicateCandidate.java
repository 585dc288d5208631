package unioncard.member;

import java.time.LocalDate;
import unioncard.security.Masked;

/**
 * A member who may be the same person as another (疑似重复).
 *
 * @param id of the member; null beyond the data scope, like all that follows but the union and what is the same
 * @param sameDocument whether the document's key is the same
 * @param sameNameAndBirth whether name and birth date are the same
 */
public record DuplicateCandidate(Long id, String memberNo, String name, Sex sex, LocalDate birthDate, DocumentType documentType, Masked document,
        Masked mobile, MemberStatus status, LocalDate joinedOn, String unionName, boolean sameDocument, boolean sameNameAndBirth) {

    /** Whether more than the union may be shown. */
    public boolean isInside() {
        return id != null;
    }
}
