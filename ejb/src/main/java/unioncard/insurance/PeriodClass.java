package unioncard.insurance;

/** Which premium a cover pays, by how much of the year it spans. */
public enum PeriodClass {
    /** 全年: more than half a year. */ FULL,
    /** 半年: half a year or less. */ HALF
}
