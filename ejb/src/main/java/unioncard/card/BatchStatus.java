package unioncard.card;

import java.util.EnumSet;
import java.util.Set;
import unioncard.shared.Labelled;

/** States of a card batch (办卡批次状态) and where each may lead. */
public enum BatchStatus implements Labelled {
    TO_SEND("待发送"), SENT("已发送"), ACKNOWLEDGED("银行已受理"), PARTLY_ANSWERED("部分反馈"), ANSWERED("已反馈"),
    /** The file as a whole: it is sent anew, or withdrawn, and its members wait in the list to be submitted again. */ REJECTED("银行拒收"),
    WITHDRAWN("已撤回");

    private final String label;

    BatchStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Where this state may lead. A result may come before its acknowledgement: banks do not keep order. */
    public Set<BatchStatus> next() {
        return switch (this) {
            case TO_SEND -> EnumSet.of(SENT, WITHDRAWN);
            case SENT -> EnumSet.of(ACKNOWLEDGED, REJECTED, PARTLY_ANSWERED, ANSWERED);
            case ACKNOWLEDGED -> EnumSet.of(PARTLY_ANSWERED, ANSWERED);
            case PARTLY_ANSWERED -> EnumSet.of(ANSWERED);
            case REJECTED -> EnumSet.of(TO_SEND, WITHDRAWN);
            case ANSWERED, WITHDRAWN -> EnumSet.noneOf(BatchStatus.class);
        };
    }

    /** Whether it lies at the bank with lines that are not answered. */
    public boolean isAnswerable() {
        return next().contains(ANSWERED);
    }

    /** Condition over a card batch: the bank has not answered it in full yet, nor refused it. */
    public static String waiting(String batch) {
        return batch + ".status in ('TO_SEND', 'SENT', 'ACKNOWLEDGED', 'PARTLY_ANSWERED')";
    }

    /** Whether the roster may be printed: in every state but after withdrawal. */
    public boolean printable() {
        return this != WITHDRAWN;
    }
}
