package unioncard.organisation;

/** Whether a union still works. */
public enum UnionStatus {
    ACTIVE("正常"), CLOSED("已撤销");

    private final String label;

    UnionStatus(String label) {
        this.label = label;
    }

    /** The word on screens. */
    public String label() {
        return label;
    }
}
