package unioncard.approval;

import java.time.Instant;
import unioncard.security.Sealed;

/** A row of {@code approval_request}; public for Jdbi only. */
public record StoredRequest(long id, int version, String kind, String subject, String summary, String unionName, int basis, Sealed payload,
        String reason, String requestedBy, String requesterName, Instant requestedAt, Instant expiresAt, ApprovalStatus status,
        String deciderName, Instant decidedAt, String decisionReason) {
}
