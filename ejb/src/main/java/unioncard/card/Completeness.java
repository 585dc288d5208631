package unioncard.card;

import unioncard.shared.Labelled;

/** Whether the form of the special channel is filled in (信息完善情况). */
public enum Completeness implements Labelled {
    COMPLETE("已完善"), INCOMPLETE("待完善");

    private final String label;

    Completeness(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Condition over e (pending_entry), p (person) and i (special_information, perhaps none). */
    String sql() {
        return "cardinality(" + SpecialSql.MISSING + ")" + (this == COMPLETE ? " = 0" : " > 0");
    }
}
