package unioncard.verification;

/** What the social insurance registry (人保库) answers. */
public enum InsuranceAnswer {
    /** 在本单位参保. */ OWN_UNIT,
    /** 在其他单位参保. */ OTHER_UNIT,
    /** 未查到. */ NOT_FOUND,
    /** No answer. */ UNAVAILABLE
}
