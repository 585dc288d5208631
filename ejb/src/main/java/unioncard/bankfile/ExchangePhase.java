package unioncard.bankfile;

import unioncard.shared.Labelled;

/** What a job of the exchange is doing with its file. Lines are counted while they are written and read; sending, checking and applying are one act. */
public enum ExchangePhase implements Labelled {
    WRITE("生成"), SEND("发送"), CHECK("校验"), READ("读入"), APPLY("入库");

    private final String label;

    ExchangePhase(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
