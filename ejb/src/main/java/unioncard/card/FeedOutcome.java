package unioncard.card;

import unioncard.shared.Labelled;

/** What became of an event reported by the bank; everything but the first two is for the staff to look at. */
public enum FeedOutcome implements Labelled {
    APPLIED("已处理"),
    /** Reported before, or the card is so already. */ REPEATED("重复，无需处理"),
    UNKNOWN_CARD("卡号未登记"),
    NOT_POSSIBLE("卡状态不允许"),
    /** Before the card's last change, or in the future. */ OUT_OF_ORDER("日期早于卡的上次变动或晚于今天"),
    /** Replaced by another number than is reported now. */ CONTRADICTION("与已登记的补换卡不一致"),
    NUMBER_WRONG("新卡号不正确"),
    NUMBER_IN_USE("新卡号已被占用");

    private final String label;

    FeedOutcome(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
