package unioncard.insurance;

import unioncard.member.DocumentType;
import unioncard.member.MemberStatus;
import unioncard.security.Masked;

/**
 * A member of the union who does not stand in a list of those who may be enrolled.
 *
 * @param document 证件号码, masked
 * @param status 会员状态
 */
public record LeftOut(long memberId, String memberNo, String name, DocumentType documentType, Masked document, MemberStatus status, LeftOutReason reason) {
}
