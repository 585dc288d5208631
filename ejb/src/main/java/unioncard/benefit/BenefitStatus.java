package unioncard.benefit;

/** How far a file of the carrier has come. */
public enum BenefitStatus {
    /** 待确认: what would be registered and what not is known. */ CHECKED,
    /** 已登记. */ REGISTERED,
    /** 已放弃 before anything was registered. */ CANCELLED,
    /** 已撤销 afterwards. */ WITHDRAWN
}
