package unioncard.ledger;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import unioncard.security.Permission;
import unioncard.security.Requires;

/** The second person's part (划拨复核): approves an order that somebody else has made, voids it, or takes an approval back. */
@Stateless
public class AllotmentReview {

    private AllotmentDecision decision;

    public AllotmentReview() {
    }

    @Inject
    AllotmentReview(AllotmentDecision decision) {
        this.decision = decision;
    }

    /**
     * 复核通过: the share of each batch is paid, which is booked. Refused with {@code allotment.handled}, {@code changed-meanwhile},
     * {@code allotment.own}, {@code allotment.paid-on}, {@code allotment.paid-on-early} with the first day that is taken, {@code allotment.bank-ref}.
     *
     * @param paidOn 划拨日期: not before the last booking day of the order, not after today
     * @param bankRef 银行流水号, 2 to 40 characters
     */
    @Requires(Permission.APPROVE_ALLOTMENTS)
    public void approve(long orderId, int version, LocalDate paidOn, String bankRef) {
        decision.approve(orderId, version, paidOn, bankRef);
    }

    /** 作废: the batches wait for another order. Refused with {@code allotment.handled}, {@code changed-meanwhile}, {@code allotment.reason}. */
    @Requires(Permission.APPROVE_ALLOTMENTS)
    public void discard(long orderId, int version, String reason) {
        decision.discard(orderId, version, reason);
    }

    /**
     * 撤销划拨 of an order that should not have been approved: what was booked is reversed, the batches wait for another order. As with a voucher's
     * verification, who had approved may correct it, who had made the order may not. Refused as {@link #discard}, and with {@code allotment.own}.
     */
    @Requires(Permission.APPROVE_ALLOTMENTS)
    public void revoke(long orderId, int version, String reason) {
        decision.revoke(orderId, version, reason);
    }
}
