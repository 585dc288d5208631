package unioncard.bankfile;

import unioncard.shared.Labelled;

/** What became of a line of the bank that could not be applied; {@link #HELD} is the only state that changes. */
public enum HeldStatus implements Labelled {
    HELD("待处理"), APPLIED("已处理"), DISMISSED("已忽略");

    private final String label;

    HeldStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
