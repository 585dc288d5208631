package unioncard.card;

import unioncard.verification.VerificationState;

/**
 * What the pending list is narrowed to; null means all.
 *
 * @param name beginning of the name
 * @param documentIndex keyed hash of the full document number
 */
public record PendingFilter(Channel channel, String name, String documentIndex, VerificationState verification) {

    /** The whole channel. */
    public static PendingFilter of(Channel channel) {
        return new PendingFilter(channel, null, null, null);
    }
}
