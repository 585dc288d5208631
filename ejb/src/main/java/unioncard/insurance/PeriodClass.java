package unioncard.insurance;

import unioncard.shared.Labelled;

/** Which premium a cover pays, by how much of the year it spans. */
public enum PeriodClass implements Labelled {
    /** 全年: more than half a year. */ FULL("全年"),
    /** 半年: half a year or less. */ HALF("半年");

    private final String label;

    PeriodClass(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
