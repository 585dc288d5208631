package unioncard.ledger;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.SignedInUser;
import unioncard.security.UnionScope.Reach;
import unioncard.shared.DomainException;
import unioncard.shared.Reason;

/** The district's part (缴费凭证审核): somebody other than who has uploaded a voucher verifies it or returns it with the reason. */
@Stateless
public class VoucherReview {

    private static final int REASON_LENGTH = 300;

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;
    private Ledger ledger;

    public VoucherReview() {
    }

    @Inject
    VoucherReview(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note, Ledger ledger) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
        this.ledger = ledger;
    }

    /** 审核通过: the batches are paid, which is booked. Refused with {@code voucher.handled}, {@code changed-meanwhile}, {@code voucher.own}. */
    @Requires(Permission.VERIFY_VOUCHERS)
    public void accept(long voucherId, int version) {
        jdbi.useHandle(h -> {
            take(h, voucherId, version).require(VoucherStatus.VERIFIED);
            VoucherSql.decide(h, voucherId, VoucherStatus.VERIFIED, null, Stamp.of(current.get(), clock));
            ledger.voucher(voucherId);
        });
    }

    /** 退回: the batches owe again, and another voucher may be handed in. Refused as {@link #accept}, and with {@code voucher.reason}. */
    @Requires(Permission.VERIFY_VOUCHERS)
    public void giveBack(long voucherId, int version, String reason) {
        jdbi.useHandle(h -> {
            var why = end(h, voucherId, version, VoucherStatus.SUBMITTED, reason);
            VoucherSql.decide(h, voucherId, VoucherStatus.RETURNED, why, Stamp.of(current.get(), clock));
            VoucherSql.release(h, voucherId);
        });
    }

    /** 撤销核销 of a voucher that should not have been verified: what was booked is reversed, the batches owe again. Refused as {@link #giveBack}. */
    @Requires(Permission.VERIFY_VOUCHERS)
    public void revoke(long voucherId, int version, String reason) {
        jdbi.useHandle(h -> {
            var why = end(h, voucherId, version, VoucherStatus.VERIFIED, reason);
            VoucherSql.revoke(h, voucherId, why, Stamp.of(current.get(), clock));
            VoucherSql.release(h, voucherId);
            ledger.reverseVoucher(voucherId, why);
        });
    }

    /** Whether somebody sits at a district or bureau and verifies vouchers there. */
    static boolean reviews(SignedInUser user) {
        return user.may(Permission.VERIFY_VOUCHERS) && user.scope().reach() == Reach.DISTRICT;
    }

    private String end(Handle h, long voucherId, int version, VoucherStatus from, String typed) {
        if (take(h, voucherId, version) != from) {
            throw new DomainException("voucher.handled");
        }
        return Reason.of(typed, "voucher.reason", REASON_LENGTH);
    }

    private VoucherStatus take(Handle h, long voucherId, int version) {
        var reviewer = current.get();
        note.about("voucher " + voucherId);
        if (!reviews(reviewer)) {
            throw new SignedInUser.NotAllowed();
        }
        var voucher = VoucherSql.lock(h, reviewer.scope(), voucherId).orElseThrow(SignedInUser.NotAllowed::new);
        if (voucher.version() != version) {
            throw new DomainException(voucher.status() == VoucherStatus.SUBMITTED ? "changed-meanwhile" : "voucher.handled");
        }
        if (reviewer.login().equals(voucher.uploadedBy())) {
            throw new DomainException("voucher.own");
        }
        return voucher.status();
    }
}
