package unioncard.audit;

import unioncard.shared.Labelled;

/** Where a check of the trail stands. */
public enum AuditVerificationStatus implements Labelled {
    /** Under way. */ RUNNING("校验中"),
    /** Nothing wrong. */ WHOLE("完整"),
    /** Tampered with. */ BROKEN("不完整"),
    /** The check itself could not be finished. */ FAILED("未完成");

    private final String label;

    AuditVerificationStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
