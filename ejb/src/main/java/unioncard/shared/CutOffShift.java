package unioncard.shared;

/** Where a cut-off day (收件截止日) goes when it is no working day; values of {@link Parameter#CARD_CUT_OFF_SHIFT} in this order. */
public enum CutOffShift {
    /** It stays. */ NONE,
    /** To the working day before it. */ PREVIOUS,
    /** To the working day after it. */ NEXT
}
