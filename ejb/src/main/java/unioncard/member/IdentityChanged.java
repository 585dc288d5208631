package unioncard.member;

import java.time.Instant;

/**
 * Name, document, birth date or sex of a member are different from now on. Fired inside the transaction, like {@link MembershipChanged}.
 *
 * @param actor name of who agreed to it, for logs
 */
public record IdentityChanged(long memberId, String actor, Instant at) {
}
