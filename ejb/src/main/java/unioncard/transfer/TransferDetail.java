package unioncard.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import unioncard.member.DocumentType;
import unioncard.member.HandlingStatus;
import unioncard.member.MemberStatus;
import unioncard.security.Masked;

/**
 * Everything about a transfer request (转会申请详情).
 *
 * @param name masked for the receiving side until the member is released
 * @param opened whether the caller sees more than the masked particulars: name, card and cover
 * @param memberStatus 会员状态 as of now
 * @param waitingSince since when the side whose turn it is has been waiting
 * @param planName plan of the running or coming cover, or null; the next three belong to it
 * @param overdue whether somebody should have decided by now (已超时限)
 * @param decidable whether the caller may decide now
 * @param withdrawable whether the caller may withdraw now
 * @param version to be passed with commands
 */
public record TransferDetail(long id, int version, String memberNo, String name, boolean opened, DocumentType documentType, Masked document,
        String fromUnion, String fromDistrict, String toUnion, String toDistrict, TransferSide origin, String reason, TransferStatus status,
        MemberStatus memberStatus, HandlingStatus handlingStatus, Instant waitingSince, String planName, LocalDate coverFrom, LocalDate coverTo,
        String coverUnion, boolean overdue, boolean decidable, boolean withdrawable, String requester, Instant requestedAt, Boolean outAgreed,
        String outName, Instant outAt, String outText, Boolean inAgreed, String inName, Instant inAt, String inText, String closedName,
        Instant closedAt) {

    /** What has happened, in order; while the request is open, the step that is waited for comes last. */
    public List<TransferStep> steps() {
        return TransferStep.of(this);
    }
}
