package unioncard.card;

import unioncard.shared.Labelled;

/** What the bank has said to a line of a batch. */
public enum LineStatus implements Labelled {
    OPEN("未反馈"), ISSUED("办卡成功"), REFUSED("办卡失败");

    private final String label;

    LineStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
