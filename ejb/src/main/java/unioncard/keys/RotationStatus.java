package unioncard.keys;

import unioncard.shared.Labelled;

/** Where a rotation stands (轮换状态). */
public enum RotationStatus implements Labelled {
    /** Under way. */ RUNNING("轮换中"),
    /** No value stands under another key. */ COMPLETED("已完成"),
    /** Some values open with no key of the file and were left. */ LEFT_OVER("有遗留"),
    /** Not finished; starting again goes on with what is left. */ FAILED("未完成");

    private final String label;

    RotationStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
