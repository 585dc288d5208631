package unioncard.organisation;

import unioncard.shared.Labelled;

/** Kind of a change of a union (变更类型). */
public enum ChangeKind implements Labelled {
    FOUNDED("设立"), EDITED("变更"), MOVED("隶属调整"), MERGED("合并"), CLOSED("撤销");

    private final String label;

    ChangeKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
