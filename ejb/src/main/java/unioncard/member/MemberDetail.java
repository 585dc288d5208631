package unioncard.member;

import java.time.Instant;
import java.time.LocalDate;
import unioncard.security.Masked;

/**
 * Everything about a member for 会员详情, personal numbers masked.
 *
 * @param reviewReason why the review refused the member, or null
 * @param personVersion for corrections, beside the version of the membership
 * @param identityPending whether a change of the identity waits for the second person
 * @param noted whether something about the member is still to be looked into
 * @param attached whether there are documents of the special channel
 */
public record MemberDetail(long id, String memberNo, long personId, String name, String nameOriginal, String namePinyin, Sex sex,
        LocalDate birthDate, String ethnicity, String nationality, DocumentType documentType, Masked document, LocalDate documentExpiresOn,
        boolean documentLongTerm, Masked mobile, long unionId, String unionName, String districtName, MemberStatus status,
        HandlingStatus handlingStatus, LocalDate joinedOn, String education, String politicalStatus, String employment, String skillGrade,
        String householdType, String householdPlace, String nativePlace, Boolean migrantWorker, String workUnit, String changeKind,
        String changeReason, Instant createdAt, String reviewedBy, Instant reviewedAt, String reviewReason, int version,
        int personVersion, boolean identityPending, boolean noted, boolean attached) {
}
