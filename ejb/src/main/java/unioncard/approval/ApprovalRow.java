package unioncard.approval;

import java.time.Instant;

/** A request in a list; the summary holds no personal numbers. */
public record ApprovalRow(long id, String kind, String summary, String unionName, String reason, String requesterName, Instant requestedAt,
        Instant expiresAt, ApprovalStatus status, String deciderName, Instant decidedAt) {
}
