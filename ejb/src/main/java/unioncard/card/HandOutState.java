package unioncard.card;

import unioncard.shared.Labelled;

/** Whether a card has been handed out (发放情况). */
public enum HandOutState implements Labelled {
    WAITING("未发放"), HANDED_OUT("已发放");

    private final String label;

    HandOutState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Condition on a card by the alias c. */
    String predicate() {
        return this == HANDED_OUT ? "c.handed_on is not null" : "c.handed_on is null and c.status in ('INACTIVE', 'ACTIVE')";
    }
}
