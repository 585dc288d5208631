package unioncard.security;

/**
 * Something for the audit trail that is announced where it happens, because no call of a boundary stands for it: signing in, the first
 * administrator, what a timer or a job does.
 *
 * @param login who, as typed; of a job the person who has asked for it
 * @param unionId the person's union, whose auditors find it; null where none is known
 * @param action what was done
 * @param subject what it was done to, or null; never personal data
 * @param outcome {@code done} or why not
 * @param within whether it is written in the transaction at hand and so stands or falls with the work; otherwise it is written whatever
 *        becomes of the work
 */
public record AuditedAct(String login, Long unionId, String action, String subject, String outcome, boolean within) {

    /** Something done, or refused, whatever becomes of the transaction at hand. */
    public AuditedAct(String login, String action, String subject, String outcome) {
        this(login, null, action, subject, outcome, false);
    }

    /** Something that needs no more words. */
    public AuditedAct(String login, String action, String outcome) {
        this(login, action, null, outcome);
    }

    /** Something that is true only when the transaction at hand commits. It is announced last: the trail is locked until then. */
    public static AuditedAct within(String login, Long unionId, String action, String subject, String outcome) {
        return new AuditedAct(login, unionId, action, subject, outcome, true);
    }
}
