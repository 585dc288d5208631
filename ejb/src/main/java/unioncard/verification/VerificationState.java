package unioncard.verification;

/** Where an entry of the pending list stands in the municipal verification (信息校验状态). */
public enum VerificationState {
    /** 未校验: never asked, or asked without an answer. */ UNVERIFIED,
    /** 校验中. */ VERIFYING,
    /** 已通过. */ PASSED,
    /** 未通过. */ FAILED
}
