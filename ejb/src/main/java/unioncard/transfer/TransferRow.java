package unioncard.transfer;

import java.time.Instant;

/**
 * A line of 会员转出审核.
 *
 * @param name masked for the receiving side until the member is released
 * @param fromUnion 转出工会
 * @param toUnion 转入工会
 * @param requester name of who has asked, or the sign-in name
 * @param overdue whether somebody should have decided by now (已超时限)
 * @param decidable whether the caller may decide now
 */
public record TransferRow(long id, String memberNo, String name, String fromUnion, String toUnion, TransferSide origin, String requester,
        Instant requestedAt, TransferStatus status, boolean overdue, boolean decidable) {
}
