package unioncard.security;

/**
 * Something for the audit trail that happens outside the permission check: signing in, the first administrator.
 *
 * @param login who, as typed
 * @param action what was done
 * @param subject what it was done to, or null; never personal data
 * @param outcome {@code done} or why not
 */
public record AuditedAct(String login, String action, String subject, String outcome) {

    /** Something that needs no more words. */
    public AuditedAct(String login, String action, String outcome) {
        this(login, action, null, outcome);
    }
}
