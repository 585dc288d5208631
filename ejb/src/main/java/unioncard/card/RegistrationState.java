package unioncard.card;

import unioncard.shared.Labelled;

/** Whether a card is registered for this year (年度注册). */
public enum RegistrationState implements Labelled {
    OPEN("未注册"), REGISTERED("已注册");

    private final String label;

    RegistrationState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
