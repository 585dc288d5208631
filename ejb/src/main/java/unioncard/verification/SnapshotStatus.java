package unioncard.verification;

import unioncard.shared.Labelled;

/** How far a snapshot has come. */
public enum SnapshotStatus implements Labelled {
    LOADING("正在入库"), CURRENT("现行"), REPLACED("已替换"), FAILED("入库失败");

    private final String label;

    SnapshotStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
