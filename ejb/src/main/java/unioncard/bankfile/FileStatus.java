package unioncard.bankfile;

import unioncard.shared.Labelled;

/** What became of an exchanged file. */
public enum FileStatus implements Labelled {
    RECEIVED("处理中"), APPLIED("已处理"), QUARANTINED("已隔离"), REFUSED("拒收"), REPEATED("重复文件"), WRITTEN("待发送"),
    AWAITING_RELEASE("待放行"), SENT("已发送");

    private final String label;

    FileStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
