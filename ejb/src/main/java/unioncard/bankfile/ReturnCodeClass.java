package unioncard.bankfile;

import unioncard.shared.Labelled;

/** What a {@link ReturnCode} does to the member. */
public enum ReturnCodeClass implements Labelled {
    /** The card is there. */ SUCCESS("成功"),
    /** Failed until the particulars are corrected. */ BUSINESS("业务失败"),
    /** Failed, and goes on in the special channel. */ SPECIAL("转特殊通道"),
    /** Failed through no fault of the particulars. */ RETRY("可重试"),
    /** A first answer: the bank's check found nothing wrong; the line stays open until the next one. */ CHECKED("校验通过");

    private final String label;

    ReturnCodeClass(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
