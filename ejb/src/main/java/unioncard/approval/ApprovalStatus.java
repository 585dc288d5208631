package unioncard.approval;

import unioncard.shared.Labelled;

/** State of a request for a second person's decision; only {@link #OPEN} ever changes. */
public enum ApprovalStatus implements Labelled {
    OPEN("待复核"), APPROVED("复核通过"), REFUSED("复核退回"), WITHDRAWN("已撤回"), EXPIRED("已过期");

    private final String label;

    ApprovalStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
