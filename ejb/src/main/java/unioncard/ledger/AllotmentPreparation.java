package unioncard.ledger;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.shared.DomainException;

/** Making orders (制单): the batches of a district whose municipal share is booked and in no other order go into one. Nothing is booked yet. */
@Stateless
public class AllotmentPreparation {

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;
    private AllotmentDecision decision;

    public AllotmentPreparation() {
    }

    @Inject
    AllotmentPreparation(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note, AllotmentDecision decision) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
        this.decision = decision;
    }

    /** What waits to be allotted for a year, booked up to and on that day, per district in the order of their codes. */
    @Requires(value = Permission.PREPARE_ALLOTMENTS, audited = false)
    public List<WaitingShare> waiting(int year, LocalDate upTo) {
        return jdbi.withHandle(h -> AllotmentSql.waiting(h, current.get().scope(), year, upTo));
    }

    /**
     * Makes the order of one district over all that waits.
     *
     * @param upTo last booking day that is taken, today at the latest
     * @return the order
     * @throws DomainException {@code allotment.up-to}; {@code allotment.nothing} when nothing waits, as after somebody else has made the order
     */
    @Requires(Permission.PREPARE_ALLOTMENTS)
    public long prepare(int year, LocalDate upTo, long districtId) {
        note.about("insurance-year " + year + ", union " + districtId);
        long order = make(year, upTo, districtId).get(0);
        note.about("allotment " + order);
        return order;
    }

    /** Makes an order for each district that waits; returns how many. Refused as {@link #prepare}. */
    @Requires(Permission.PREPARE_ALLOTMENTS)
    public int prepareAll(int year, LocalDate upTo) {
        note.about("insurance-year " + year);
        int orders = make(year, upTo, null).size();
        note.about(orders + " allotments");
        return orders;
    }

    private List<Long> make(int year, LocalDate upTo, Long districtId) {
        if (upTo == null || upTo.isAfter(LocalDate.now(clock))) {
            throw new DomainException("allotment.up-to");
        }
        var user = current.get();
        var orders = jdbi.withHandle(h -> {
            AllotmentSql.hold(h, year);
            return AllotmentSql.prepare(h, user, year, upTo, districtId, Stamp.of(user, clock));
        });
        if (orders.isEmpty()) {
            throw new DomainException("allotment.nothing");
        }
        return orders;
    }

    /** 作废 of an order that waits to be approved, the own one too. Refused as {@link AllotmentReview#discard}. */
    @Requires(Permission.PREPARE_ALLOTMENTS)
    public void discard(long orderId, int version, String reason) {
        decision.discard(orderId, version, reason);
    }
}
