package unioncard.card;

import java.time.LocalDate;
import unioncard.shared.Conditions;
import unioncard.verification.VerificationState;

/**
 * What the pending list is narrowed to; null means all.
 *
 * @param name beginning of the name
 * @param documentIndex keyed hash of the full document number
 * @param completeness special channel: whether the form is filled in
 * @param expiresBy only members whose document ends on this day or earlier
 */
public record PendingFilter(Channel channel, String name, String documentIndex, VerificationState verification, Completeness completeness,
        LocalDate expiresBy) {

    /** The whole channel. */
    public static PendingFilter of(Channel channel) {
        return new PendingFilter(channel, null, null, null, null, null);
    }

    /** Whether a condition looks at the person or the form and not only at the entry. */
    boolean looksAtPerson() {
        return Conditions.prefix(name) != null || documentIndex != null || completeness != null || expiresBy != null;
    }
}
