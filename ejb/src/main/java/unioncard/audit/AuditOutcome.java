package unioncard.audit;

import unioncard.shared.Labelled;

/** How an audited call ended (结果), in classes. The row holds {@code done}, {@code failed} or the code of the refusal. */
public enum AuditOutcome implements Labelled {
    /** Done. */ DONE("成功", "e.outcome = 'done'"),
    /** Refused for want of the permission. */ NOT_ALLOWED("无权操作", "e.outcome = 'not-allowed'"),
    /** Refused by a rule, a wrong password included. */ REFUSED("未执行", "e.outcome not in ('done', 'not-allowed', 'failed')"),
    /** Ended by a failure of the system. */ FAILED("系统出错", "e.outcome = 'failed'");

    private final String label;
    private final String predicate;

    AuditOutcome(String label, String predicate) {
        this.label = label;
        this.predicate = predicate;
    }

    @Override
    public String label() {
        return label;
    }

    /** Condition on {@code audit_entry e}. What was not done has an index of its own. */
    String predicate() {
        return this == DONE ? predicate : "e.outcome <> 'done' and " + predicate;
    }

    static AuditOutcome of(String stored) {
        return switch (stored) {
            case "done" -> DONE;
            case "not-allowed" -> NOT_ALLOWED;
            case "failed" -> FAILED;
            default -> REFUSED;
        };
    }
}
