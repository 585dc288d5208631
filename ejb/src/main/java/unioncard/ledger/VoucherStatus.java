package unioncard.ledger;

import unioncard.shared.DomainException;

/** State of a voucher (缴费凭证状态). Returned is the end of it: the union hands in another one. */
public enum VoucherStatus {
    /** 待审核. */ SUBMITTED,
    /** 已核销: the batches are paid. */ VERIFIED,
    /** 已退回, with a reason: the batches owe again. */ RETURNED;

    /** Whether it may pass into the other state; a verified one is returned when the verification turns out to be wrong. */
    public boolean canBecome(VoucherStatus next) {
        return this == SUBMITTED && next != SUBMITTED || this == VERIFIED && next == RETURNED;
    }

    /** Refuses with {@code voucher.handled} when the way to the other state is closed. */
    void require(VoucherStatus next) {
        if (!canBecome(next)) {
            throw new DomainException("voucher.handled");
        }
    }
}
