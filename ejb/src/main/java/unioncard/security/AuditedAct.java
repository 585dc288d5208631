package unioncard.security;

/**
 * Something for the audit trail that happens outside the permission check: signing in, the first administrator.
 *
 * @param login who, as typed
 * @param action what was done
 * @param outcome {@code done} or why not
 */
public record AuditedAct(String login, String action, String outcome) {
}
