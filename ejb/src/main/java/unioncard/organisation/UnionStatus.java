package unioncard.organisation;

import unioncard.shared.Labelled;

/** Whether a union still works. */
public enum UnionStatus implements Labelled {
    ACTIVE("正常"), CLOSED("已撤销");

    private final String label;

    UnionStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
