package unioncard.card;

import unioncard.shared.Labelled;

/** What happens to a card after it was made; {@link CardStatus} says when and where to. Its name is the step in 办卡日志. */
public enum CardAction implements Labelled {
    ACTIVATE("激活"), REPORT_LOSS("挂失"), LIFT_LOSS("解挂"), REPLACE("补换卡"), CANCEL("注销");

    private final String label;

    CardAction(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether a reason must be given: for what is not simply the next step. */
    public boolean reasonNeeded() {
        return this == REPORT_LOSS || this == REPLACE || this == CANCEL;
    }
}
