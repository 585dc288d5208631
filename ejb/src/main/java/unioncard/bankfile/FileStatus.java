package unioncard.bankfile;

import unioncard.shared.Labelled;

/** What became of an exchanged file. */
public enum FileStatus implements Labelled {
    RECEIVED("处理中"), STOPPED("已停止"), APPLIED("已处理"), QUARANTINED("已隔离"), REFUSED("拒收"), REPEATED("重复文件"), WRITTEN("待发送"),
    SENDING("发送中"), AWAITING_RELEASE("待放行"), SENT("已发送");

    private final String label;

    FileStatus(String label) {
        this.label = label;
    }

    /** Whether something is left to do with the file: it may still take effect, or still go out. */
    boolean waits() {
        return this == RECEIVED || this == STOPPED || this == WRITTEN || this == SENDING;
    }

    @Override
    public String label() {
        return label;
    }
}
