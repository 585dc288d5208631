package unioncard.organisation;

import unioncard.shared.Labelled;

/** Level of a union (工会级别) and what may stand below it. */
public enum UnionLevel implements Labelled {
    MUNICIPAL("市总工会"), DISTRICT("区局（产业）工会"), INTERMEDIATE("各级工会"), GRASSROOTS("基层工会");

    private final String label;

    UnionLevel(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether a union of that level may be created directly below one of this level. */
    public boolean mayHold(UnionLevel child) {
        return switch (this) {
            case MUNICIPAL -> child == DISTRICT;
            case DISTRICT, INTERMEDIATE -> child == INTERMEDIATE || child == GRASSROOTS;
            case GRASSROOTS -> false;
        };
    }

    /** Digits of the running number that a generated code of this level adds to its parent's code. */
    int codeDigits() {
        return this == GRASSROOTS ? 5 : 3;
    }
}
