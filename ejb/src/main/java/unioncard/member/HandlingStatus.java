package unioncard.member;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import unioncard.shared.Labelled;

/**
 * How far a member's card has come (办理状态). Being on the pending list is no state of its own: such a member is still
 * {@link #OPEN}.
 */
public enum HandlingStatus implements Labelled {
    OPEN("待办中"), IN_PROGRESS("办卡中"), ISSUED("办卡成功"), FAILED("办卡失败");

    private final String label;

    HandlingStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /**
     * Whether a member in this state may go over to the next one: a batch sent takes open and failed ones along, a batch withdrawn opens
     * them again, a failed one is open again when put on the list, and an issued one when the card has been cancelled.
     */
    public boolean canBecome(HandlingStatus next) {
        return switch (this) {
            case OPEN -> next == IN_PROGRESS;
            case IN_PROGRESS -> next == ISSUED || next == FAILED || next == OPEN;
            case FAILED -> next == OPEN || next == IN_PROGRESS;
            case ISSUED -> next == OPEN;
        };
    }

    /** The states from which the next one can be reached. */
    public static Set<HandlingStatus> sources(HandlingStatus next) {
        var sources = EnumSet.noneOf(HandlingStatus.class);
        Arrays.stream(values()).filter(from -> from.canBecome(next)).forEach(sources::add);
        return sources;
    }
}
