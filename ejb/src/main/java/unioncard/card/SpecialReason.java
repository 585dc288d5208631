package unioncard.card;

import unioncard.shared.Labelled;

/** Why a member goes through the special channel. */
public enum SpecialReason implements Labelled {
    /** Decided when the member is added. */ NON_ID_DOCUMENT("非身份证件"),
    /** The bank's answer. */ RARE_CHARACTER("姓名含生僻字"),
    /** The bank's answer. */ LONG_NAME("姓名过长");

    private final String label;

    SpecialReason(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether a foreigner's particulars are asked for; otherwise the name as agreed with the bank. */
    public boolean asksForParticulars() {
        return this == NON_ID_DOCUMENT;
    }
}
