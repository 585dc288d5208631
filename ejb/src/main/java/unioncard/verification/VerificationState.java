package unioncard.verification;

import unioncard.shared.Labelled;

/** Where an entry of the pending list stands in the municipal verification (信息校验状态). */
public enum VerificationState implements Labelled {
    /** Never asked, or asked without an answer. */ UNVERIFIED("未校验"),
    VERIFYING("校验中"), PASSED("已通过"), FAILED("未通过");

    private final String label;

    VerificationState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
