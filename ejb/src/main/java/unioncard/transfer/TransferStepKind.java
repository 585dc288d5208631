package unioncard.transfer;

import unioncard.shared.Labelled;

/** Kinds of steps in the timeline of a transfer (办理步骤). */
public enum TransferStepKind implements Labelled {
    ASKED_IN("转入申请"),
    /** The release as well. */ ASKED_OUT("转出申请"),
    RELEASED("同意转出"), NOT_RELEASED("不同意转出"), CONFIRMED("确认转入"), NOT_TAKEN("拒绝转入"), WITHDRAWN("撤回"), EXPIRED("失效"),
    /** The releasing side's turn. */ AWAITING_RELEASE("待转出审核"),
    /** The receiving side's turn. */ AWAITING_CONFIRMATION("待转入确认");

    private final String label;

    TransferStepKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
