package unioncard.insurance;

import unioncard.shared.Labelled;

/** Why a cover ends before its year does (终止原因). */
public enum CoverEnd implements Labelled {
    /** 身故: the person has died, be it before the cover began. */ DEATH("身故"),
    /** 一次性给付: a benefit was paid that the year has only once, such as that for a serious illness. */ ONE_OFF("已领取一次性给付");

    private final String label;

    CoverEnd(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
