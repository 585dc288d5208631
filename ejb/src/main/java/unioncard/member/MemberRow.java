package unioncard.member;

import java.time.LocalDate;
import unioncard.security.Masked;

/** A member in a list. */
public record MemberRow(long id, String memberNo, String name, Sex sex, DocumentType documentType, Masked document, Masked mobile,
        String unionName, MemberStatus status, HandlingStatus handlingStatus, LocalDate joinedOn, int version) {
}
