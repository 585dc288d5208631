package unioncard.transfer;

import java.time.LocalDate;
import unioncard.member.DocumentType;
import unioncard.member.HandlingStatus;
import unioncard.member.MemberStatus;
import unioncard.security.Masked;

/**
 * A transfer request (转会申请详情).
 *
 * @param version to be passed with commands
 * @param name masked for the receiving side until the member is released
 * @param opened whether the caller sees more than the masked particulars: name, card and cover
 * @param memberStatus 会员状态 as of now
 * @param planName plan of the running or coming cover, or null; the next three belong to it
 * @param overdue whether somebody should have decided by now (已超时限)
 * @param decidable whether the caller may decide now
 * @param withdrawable whether the caller may withdraw now
 */
public record TransferDetail(long id, int version, String memberNo, String name, boolean opened, DocumentType documentType, Masked document,
        String fromUnion, String fromDistrict, String toUnion, String toDistrict, TransferSide origin, String reason, TransferStatus status,
        MemberStatus memberStatus, HandlingStatus handlingStatus, String planName, LocalDate coverFrom, LocalDate coverTo, String coverUnion,
        boolean overdue, boolean decidable, boolean withdrawable) {
}
