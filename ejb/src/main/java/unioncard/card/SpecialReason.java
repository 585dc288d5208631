package unioncard.card;

/** Why a member goes through the special channel. */
public enum SpecialReason {
    /** The document is no resident identity card: decided when the member is added. */ NON_ID_DOCUMENT,
    /** The bank's answer: rare characters. */ RARE_CHARACTER,
    /** The bank's answer: name too long. */ LONG_NAME;

    /** Whether a foreigner's particulars are asked for; otherwise the name as agreed with the bank. */
    public boolean asksForParticulars() {
        return this == NON_ID_DOCUMENT;
    }
}
