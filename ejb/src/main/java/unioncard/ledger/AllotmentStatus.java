package unioncard.ledger;

import unioncard.shared.DomainException;

/** State of an order (划拨单状态). Voided and revoked are ends of it: its batches go into another one. */
public enum AllotmentStatus {
    /** 待复核. */ PREPARED,
    /** 已划拨: paid, and booked. */ ALLOTTED,
    /** 已作废, with a reason: never paid. */ VOIDED,
    /** 已撤销, with a reason: the approval was wrong, what was booked is reversed. */ REVOKED;

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
