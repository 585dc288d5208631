package unioncard.ledger;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** 市总划拨: the orders within the caller's data scope; a district sees those made for it. */
@Stateless
public class Allotments {

    private Jdbi jdbi;
    private CurrentUser current;

    public Allotments() {
    }

    @Inject
    Allotments(Jdbi jdbi, CurrentUser current) {
        this.jdbi = jdbi;
        this.current = current;
    }

    /** A slice of the orders, last made first; sorts: districtName, upTo, batches, headcount, amountFen, status. */
    @Requires(value = Permission.VIEW_LEDGER, audited = false)
    public Rows<AllotmentRow> list(AllotmentFilter filter, Slice slice) {
        return jdbi.withHandle(h -> AllotmentSql.list(h, current.get(), filter, slice));
    }

    /** What the orders of the filter come to, by state; a state without any is left out. */
    @Requires(value = Permission.VIEW_LEDGER, audited = false)
    public List<AllotmentSum> sums(AllotmentFilter filter) {
        return jdbi.withHandle(h -> AllotmentSql.sums(h, current.get().scope(), filter));
    }

    /** One order in scope; outside it {@code not-allowed}, as if it did not exist. */
    @Requires(value = Permission.VIEW_LEDGER, audited = false)
    public AllotmentRow get(long orderId) {
        return jdbi.withHandle(h -> AllotmentSql.find(h, current.get(), orderId)).orElseThrow(NotAllowed::new);
    }

    /** A slice of the batches of an order, first booked first. */
    @Requires(value = Permission.VIEW_LEDGER, audited = false)
    public Rows<AllotmentBatch> batches(long orderId, Slice slice) {
        return jdbi.withHandle(h -> AllotmentSql.batches(h, current.get().scope(), orderId, slice));
    }
}
