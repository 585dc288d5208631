package unioncard.approval;

import java.time.Instant;
import java.util.List;

/**
 * A request as its page shows it.
 *
 * @param differences in the order of the request, personal numbers masked
 * @param masked whether a difference holds masked numbers
 * @param decidable whether the caller may decide it now
 * @param own whether the caller has made it
 * @param decisionReason why it was refused, or null
 */
public record ApprovalDetail(long id, int version, String kind, String summary, String unionName, String reason, String requesterName,
        Instant requestedAt, Instant expiresAt, ApprovalStatus status, String deciderName, Instant decidedAt, String decisionReason,
        List<Difference> differences, boolean masked, boolean decidable, boolean own) {
}
