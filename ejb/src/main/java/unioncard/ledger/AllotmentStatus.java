package unioncard.ledger;

import unioncard.shared.DomainException;
import unioncard.shared.Labelled;

/** State of an order (划拨单状态). Voided and revoked are ends of it: its batches go into another one. */
public enum AllotmentStatus implements Labelled {
    /** 待复核. */ PREPARED("待复核"),
    /** 已划拨: paid, and booked. */ ALLOTTED("已划拨"),
    /** 已作废, with a reason: never paid. */ VOIDED("已作废"),
    /** 已撤销, with a reason: the approval was wrong, what was booked is reversed. */ REVOKED("已撤销");

    private final String label;

    AllotmentStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether it may pass into the other state. */
    public boolean canBecome(AllotmentStatus next) {
        return this == PREPARED && (next == ALLOTTED || next == VOIDED) || this == ALLOTTED && next == REVOKED;
    }

    /** Refuses with {@code allotment.handled} when the way to the other state is closed. */
    void require(AllotmentStatus next) {
        if (!canBecome(next)) {
            throw new DomainException("allotment.handled");
        }
    }
}
