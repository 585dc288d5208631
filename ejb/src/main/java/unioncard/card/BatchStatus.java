package unioncard.card;

import java.util.EnumSet;
import java.util.Set;

/** States of a card batch (办卡批次状态) and where each may lead. */
public enum BatchStatus {
    /** 待发送. */ TO_SEND,
    /** 已发送. */ SENT,
    /** 银行已受理. */ ACKNOWLEDGED,
    /** 部分反馈. */ PARTLY_ANSWERED,
    /** 已反馈. */ ANSWERED,
    /** 银行拒收: the file as a whole; it is corrected and sent again. */ REJECTED,
    /** 已撤回. */ WITHDRAWN;

    /** Where this state may lead. A result may come before its acknowledgement: banks do not keep order. */
    public Set<BatchStatus> next() {
        return switch (this) {
            case TO_SEND -> EnumSet.of(SENT, WITHDRAWN);
            case SENT -> EnumSet.of(ACKNOWLEDGED, REJECTED, PARTLY_ANSWERED, ANSWERED);
            case ACKNOWLEDGED -> EnumSet.of(PARTLY_ANSWERED, ANSWERED);
            case PARTLY_ANSWERED -> EnumSet.of(ANSWERED);
            case REJECTED -> EnumSet.of(TO_SEND);
            case ANSWERED, WITHDRAWN -> EnumSet.noneOf(BatchStatus.class);
        };
    }

    /** Whether the roster may be printed: in every state but after withdrawal. */
    public boolean printable() {
        return this != WITHDRAWN;
    }
}
