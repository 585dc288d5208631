package unioncard.bankfile;

import unioncard.shared.Labelled;

/** What the exchange with the bank calls the municipal staff for. */
public enum AlarmKind implements Labelled {
    CHANGED_FILE("同名文件内容不同"), REFUSED_FILE("文件被拒收"), TAMPERED_FILE("待发文件被改动"), NOT_SENT("文件收发不成功"), NOT_PROCESSED("文件处理不成功"),
    DOES_NOT_ADD_UP("对账不平"), UNANSWERED("逾期未反馈"), GAP("反馈文件缺号");

    private final String label;

    AlarmKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
