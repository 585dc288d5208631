package unioncard.card;

import unioncard.shared.Labelled;

/** Why a member goes through the special channel; {@link SpecialItem} says what is asked for each. */
public enum SpecialReason implements Labelled {
    /** Decided when the member is added. */ NON_ID_DOCUMENT("非身份证件"),
    /** The bank's answer. */ RARE_CHARACTER("姓名含生僻字"),
    /** The bank's answer. */ LONG_NAME("姓名过长"),
    /** What the bank asks for beside the name: by its answer, or because its file cannot carry it. */ BANK_OTHER("银行其他要求"),
    /** Decided by the municipal federation, and taken back by it only. */ MUNICIPAL_DECISION("市总决定");

    private final String label;

    SpecialReason(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
