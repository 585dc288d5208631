package unioncard.member;

import java.time.LocalDate;
import unioncard.security.Sealed;

/** What a correction starts from, personal numbers encrypted; public for Jdbi only. */
public record StoredMember(long id, int version, String memberNo, long personId, int personVersion, long unionId, MemberStatus status,
        HandlingStatus handlingStatus, String name, Sex sex, LocalDate birthDate, DocumentType documentType, Sealed document,
        LocalDate documentExpiresOn, boolean documentLongTerm, Sealed mobile, String ethnicity, LocalDate joinedOn, String education,
        String politicalStatus, String employment, String skillGrade, String householdType, String householdPlace, String nativePlace,
        Boolean migrantWorker, String workUnit, String changeKind, String changeReason) {
}
