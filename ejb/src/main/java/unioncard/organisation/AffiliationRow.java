package unioncard.organisation;

import java.time.Instant;

/**
 * A line of the list of changes of affiliation.
 *
 * @param requester name of who has asked
 * @param refusalReason null unless refused
 * @param decidable whether it is the caller's turn to agree or not
 * @param withdrawable whether the caller may take it back
 */
public record AffiliationRow(long id, long unionId, String unionCode, String unionName, UnionLevel level, String fromName, String toName,
        String reason, String requester, Instant requestedAt, AffiliationStatus status, String refusalReason, boolean decidable,
        boolean withdrawable, int version) {
}
