package unioncard.roster;

import unioncard.shared.Labelled;

/** How far a long document is. */
public enum PaperOrderStatus implements Labelled {
    /** Being made, or waiting to be. */ WAITING("生成中"),
    /** Can be fetched. */ READY("可下载"),
    /** Was given up; it has to be printed anew. */ FAILED("生成失败");

    private final String label;

    PaperOrderStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
