package unioncard.insurance;

import unioncard.shared.Labelled;

/** Why a cover ends before its year does, or never was one (终止原因). */
public enum CoverEnd implements Labelled {
    /** 身故: the person has died, be it before the cover began. */ DEATH("身故"),
    /** 一次性给付: a benefit was paid that the year has only once, such as that for a serious illness. */ ONE_OFF("已领取一次性给付"),
    /** 重复参保: the person is covered a second time under another document; this cover is void from its first day. */ DUPLICATE("重复参保");

    private final String label;

    CoverEnd(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
