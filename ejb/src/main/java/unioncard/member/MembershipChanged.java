package unioncard.member;

import java.time.Instant;
import java.util.List;

/**
 * Memberships of one state have gone over to another. Fired inside the transaction: who cannot live with it throws a
 * {@link unioncard.shared.DomainException}, and it has not happened.
 *
 * @param memberIds whom it is about, all by the same action
 * @param actor name of who did it, for logs
 */
public record MembershipChanged(List<Long> memberIds, MemberStatus from, MemberStatus to, MembershipAction action, String actor, Instant at) {

    /** Whether they are no longer 正常. */
    public boolean endsActivity() {
        return from == MemberStatus.ACTIVE && to != MemberStatus.ACTIVE;
    }
}
