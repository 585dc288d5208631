package unioncard.audit;

import java.time.Instant;

/**
 * A row of the trail as lists show it.
 *
 * @param login who, or null before sign-in
 * @param name the person's name today, or null
 * @param unionName the person's union, or null
 * @param action as in {@code CardBatches.withdraw}
 * @param subject what it was done to, or null
 * @param code {@code done}, {@code failed} or the code of the refusal
 */
public record AuditRow(long seq, Instant at, String login, String name, String unionName, String action, String subject, String code) {

    /** How it ended. */
    public AuditOutcome outcome() {
        return AuditOutcome.of(code);
    }
}
