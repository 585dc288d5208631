package unioncard.transfer;

import unioncard.member.DocumentType;
import unioncard.member.HandlingStatus;
import unioncard.member.MemberStatus;
import unioncard.security.Masked;

/**
 * A member of the own union who is to be released (转出申请).
 *
 * @param pending whether the member stands in the pending list and would be taken off it
 */
public record TransferCandidate(long memberId, String memberNo, String name, DocumentType documentType, Masked document, String unionName,
        MemberStatus status, HandlingStatus handlingStatus, boolean pending) {
}
