package unioncard.organisation;

import unioncard.shared.Labelled;

/**
 * Level of a union (工会级别) and what may stand below it. Members belong to grassroots unions; a group is only a place below one, without
 * members, accounts or data of its own.
 */
public enum UnionLevel implements Labelled {
    MUNICIPAL("市总工会"), DISTRICT("区局（产业）工会"), INTERMEDIATE("各级工会"), GRASSROOTS("基层工会"), GROUP("工会小组");

    private static final int DIGITS_OF_GRASSROOTS = 5;
    private static final int DIGITS_OF_OTHERS = 3;

    private final String label;

    UnionLevel(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether it is a single union, with no unions below whose figures could be told apart. */
    public boolean isOneUnion() {
        return this == GRASSROOTS || this == GROUP;
    }

    /** Whether a union of that level may stand directly below one of this level. */
    public boolean mayHold(UnionLevel child) {
        return switch (this) {
            case MUNICIPAL -> child == DISTRICT;
            case DISTRICT, INTERMEDIATE -> child == INTERMEDIATE || child == GRASSROOTS;
            case GRASSROOTS -> child == GROUP;
            case GROUP -> false;
        };
    }

    /** Whether a union of this level can come below another one (隶属调整). Districts have one above only, groups stay with their union. */
    public boolean movable() {
        return this == INTERMEDIATE || this == GRASSROOTS;
    }

    /** Digits of the running number that a generated code of this level adds to its parent's code. */
    int codeDigits() {
        return this == GRASSROOTS ? DIGITS_OF_GRASSROOTS : DIGITS_OF_OTHERS;
    }
}
