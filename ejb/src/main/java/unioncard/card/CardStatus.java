package unioncard.card;

import java.util.EnumSet;
import java.util.Set;
import unioncard.shared.DomainException;
import unioncard.shared.Labelled;

/** State of a card (卡状态): the whole state machine. A person has at most one live card in the city. */
public enum CardStatus implements Labelled {
    INACTIVE("未激活"), ACTIVE("正常"), LOST("挂失"), REPLACED("已补换"), CANCELLED("注销");

    private final String label;

    CardStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** What can happen to a card in this state, in the order of the page. */
    public Set<CardAction> actions() {
        return switch (this) {
            case INACTIVE -> EnumSet.of(CardAction.ACTIVATE, CardAction.REPORT_LOSS, CardAction.REPLACE, CardAction.CANCEL);
            case ACTIVE -> EnumSet.of(CardAction.REPORT_LOSS, CardAction.REPLACE, CardAction.CANCEL);
            case LOST -> EnumSet.of(CardAction.LIFT_LOSS, CardAction.REPLACE, CardAction.CANCEL);
            case REPLACED, CANCELLED -> EnumSet.noneOf(CardAction.class);
        };
    }

    /**
     * The state after the action. Refused with {@code card.not-possible}.
     *
     * @param activated whether the card has ever been activated: one that was lost before is 未激活 when it is found
     */
    public CardStatus after(CardAction action, boolean activated) {
        if (!actions().contains(action)) {
            throw new DomainException("card.not-possible", label, action.label());
        }
        return switch (action) {
            case ACTIVATE -> ACTIVE;
            case REPORT_LOSS -> LOST;
            case LIFT_LOSS -> activated ? ACTIVE : INACTIVE;
            case REPLACE -> REPLACED;
            case CANCEL -> CANCELLED;
        };
    }

    /** Whether it is the person's card, so that no second one is made. */
    public boolean isLive() {
        return this != REPLACED && this != CANCELLED;
    }

    /** Whether a card in this state can be given to its holder. */
    public boolean canBeHandedOut() {
        return this == INACTIVE || this == ACTIVE;
    }
}
