package unioncard.bankfile;

import unioncard.shared.Labelled;

/** Why a line of a result file is held (挂起) instead of applied. */
public enum RejectionReason implements Labelled {
    /** Fields, numbers or characters not as agreed. */ UNREADABLE("格式不符"),
    /** Length, check digit or BIN. */ CARD_NUMBER("卡号不正确"),
    /** No such sequence in the batch, or one that was not sent. */ UNKNOWN_LINE("序号不存在或未报送"),
    /** Another member than the one of the sequence. */ OTHER_MEMBER("会员不一致"),
    /** A code nobody maintains. */ UNKNOWN_CODE("返回码未维护"),
    /** Another answer was given before, or stands in the same file. */ CONTRADICTION("反馈相矛盾"),
    /** The number is on another card. */ CARD_IN_USE("卡号已被占用"),
    /** The person has a card. */ HAS_CARD("已有服务卡"),
    /** The batch was withdrawn, or refused by the bank as a whole. */ BATCH_CLOSED("批次已关闭");

    private final String label;

    RejectionReason(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
