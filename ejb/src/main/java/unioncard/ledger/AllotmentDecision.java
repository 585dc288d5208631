package unioncard.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.shared.DomainException;
import unioncard.shared.Reason;

/** What becomes of an order; the boundaries say who may. */
@ApplicationScoped
class AllotmentDecision {

    private static final int REASON_LENGTH = 300;
    private static final int REFERENCE_LENGTH = 40;

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;
    private Ledger ledger;

    AllotmentDecision() {
    }

    @Inject
    AllotmentDecision(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note, Ledger ledger) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
        this.ledger = ledger;
    }

    void approve(long orderId, int version, LocalDate paidOn, String bankRef) {
        jdbi.useHandle(h -> {
            var order = take(h, orderId, version, AllotmentStatus.ALLOTTED);
            if (paidOn == null || paidOn.isAfter(LocalDate.now(clock))) {
                throw new DomainException("allotment.paid-on");
            }
            if (paidOn.isBefore(order.upTo())) {
                throw new DomainException("allotment.paid-on-early", order.upTo().toString());
            }
            AllotmentSql.approve(h, orderId, paidOn, Reason.of(bankRef, "allotment.bank-ref", REFERENCE_LENGTH), stamp());
            ledger.allotment(orderId);
        });
    }

    void discard(long orderId, int version, String reason) {
        jdbi.useHandle(h -> {
            take(h, orderId, version, AllotmentStatus.VOIDED);
            AllotmentSql.discard(h, orderId, Reason.of(reason, "allotment.reason", REASON_LENGTH), stamp());
            AllotmentSql.release(h, orderId);
        });
    }

    void revoke(long orderId, int version, String reason) {
        jdbi.useHandle(h -> {
            take(h, orderId, version, AllotmentStatus.REVOKED);
            var why = Reason.of(reason, "allotment.reason", REASON_LENGTH);
            AllotmentSql.revoke(h, orderId, why, stamp());
            AllotmentSql.release(h, orderId);
            ledger.reverseAllotment(orderId, why);
        });
    }

    private AllotmentSql.Subject take(Handle h, long orderId, int version, AllotmentStatus next) {
        note.about("allotment " + orderId);
        var order = AllotmentSql.lock(h, current.get().scope(), orderId).orElseThrow(NotAllowed::new);
        order.status().require(next);
        if (order.version() != version) {
            throw new DomainException("changed-meanwhile");
        }
        if (next != AllotmentStatus.VOIDED && current.get().login().equals(order.preparedBy())) {
            throw new DomainException("allotment.own");
        }
        return order;
    }

    private Stamp stamp() {
        return Stamp.of(current.get(), clock);
    }
}
