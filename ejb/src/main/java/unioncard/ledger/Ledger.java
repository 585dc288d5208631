package unioncard.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.CurrentUser;
import unioncard.shared.DomainException;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;
import unioncard.shared.WholeCity;

/**
 * Books into the ledger (资金台账), in the transaction of what is booked and in the name of who does it. Entries are only ever added; the database
 * holds that each is balanced, that a batch is booked once and an entry reversed once.
 */
@ApplicationScoped
public class Ledger {

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private Parameters parameters;

    public Ledger() {
    }

    @Inject
    Ledger(Jdbi jdbi, Clock clock, CurrentUser current, Parameters parameters) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.parameters = parameters;
    }

    /**
     * A batch that was just confirmed: both shares are owed from now on, the voucher within {@link Parameter#VOUCHER_DAYS}.
     *
     * @param login of who confirms; a job does so in somebody's name, when nobody may be signed in
     */
    public void enrolment(long batchId, String login) {
        var today = LocalDate.now(clock);
        var due = today.plusDays(parameters.number(Parameter.VOUCHER_DAYS));
        jdbi.useHandle(h -> LedgerSql.enrolment(h, batchId, due, login, today, clock.instant()));
    }

    /** A voucher that was just verified: an entry for each of its batches. */
    void voucher(long voucherId) {
        // The money stands in the district that confirmed; the union may have come to another one since, and that one has verified.
        jdbi.useHandle(h -> WholeCity.in(h, () -> LedgerSql.voucher(h, voucherId, stamp())));
    }

    /** The entries of a voucher whose verification was revoked, the other way round. */
    void reverseVoucher(long voucherId, String reason) {
        // As above.
        jdbi.useHandle(h -> WholeCity.in(h, () -> LedgerSql.reverseVoucher(h, voucherId, reason, stamp())));
    }

    /**
     * To be called before a cover is locked for {@link #strikeOff} or {@link #chargeAgain}: everybody who changes a union's place holds the union first and
     * its covers after it, and so the other way round the two would wait for each other.
     */
    public void holdUnion(long coverId) {
        jdbi.useHandle(h -> WholeCity.in(h, () -> CorrectionSql.holdUnion(h, coverId)));
    }

    /**
     * A cover of a confirmed batch that was just found void (重复参保): its premium is no longer owed. What was allotted for it is set off in the next order;
     * what was paid for it stands as paid too much. Refused with {@code ledger.voucher-waits} while a voucher over the batch waits to be verified.
     */
    public void strikeOff(long coverId, String reason) {
        // As above: the batch may be another union's by now.
        jdbi.useHandle(h -> WholeCity.in(h, () -> {
            var struck = lock(h, coverId);
            var lower = Charges.lower(h, struck.batchId()).part(struck.lowerFen(), struck.districtPercent(), struck.intermediatePercent());
            CorrectionSql.book(h, coverId, lower, reason, stamp());
            CorrectionSql.strike(h, struck.batchId(), struck.lowerFen());
        }));
    }

    /**
     * What {@link #strikeOff} has booked, the other way round. Refused as there, with {@code ledger.paid-without} when the union has paid without this
     * cover meanwhile: a batch is paid once; with {@code ledger.union-closed} when the union that would have to pay is closed.
     */
    public void chargeAgain(long coverId, String reason) {
        jdbi.useHandle(h -> WholeCity.in(h, () -> {
            var struck = lock(h, coverId);
            if (CorrectionSql.paidWithout(h, struck.batchId(), struck.lowerFen())) {
                throw new DomainException("ledger.paid-without");
            }
            if (struck.closed() && !struck.paid() && struck.lowerFen() > 0) {
                throw new DomainException("ledger.union-closed");
            }
            CorrectionSql.reverse(h, coverId, reason, stamp());
            CorrectionSql.strike(h, struck.batchId(), -struck.lowerFen());
        }));
    }

    private static CorrectionSql.Struck lock(Handle h, long coverId) {
        var struck = CorrectionSql.lock(h, coverId).orElseThrow(() -> new IllegalStateException("cover " + coverId + " was never charged"));
        if (struck.voucherWaits()) {
            throw new DomainException("ledger.voucher-waits");
        }
        return struck;
    }

    /** An order that was just approved: an entry for each of its batches. Who decides on orders sees all of their district. */
    void allotment(long orderId) {
        jdbi.useHandle(h -> LedgerSql.allotment(h, orderId, stamp()));
    }

    /** The entries of an order whose approval was taken back, the other way round. */
    void reverseAllotment(long orderId, String reason) {
        jdbi.useHandle(h -> LedgerSql.reverseAllotment(h, orderId, reason, stamp()));
    }

    private Stamp stamp() {
        return Stamp.of(current.get(), clock);
    }
}
