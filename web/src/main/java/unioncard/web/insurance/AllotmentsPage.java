package unioncard.web.insurance;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import unioncard.ledger.AllotmentFilter;
import unioncard.ledger.AllotmentRow;
import unioncard.ledger.AllotmentStatus;
import unioncard.ledger.AllotmentSum;
import unioncard.ledger.Allotments;
import unioncard.ledger.LedgerInquiry;
import unioncard.organisation.UnionLevel;
import unioncard.web.shared.Table;
import unioncard.web.shared.UnionFilter;
import unioncard.web.shared.Views;

/** 市总划拨: the orders and what they come to. */
@Named
@ViewScoped
public class AllotmentsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Allotments allotments;
    @Inject
    private transient LedgerInquiry inquiry;
    @Inject
    private transient Clock clock;
    @Inject
    private UnionFilter union;
    @Inject
    private YearChoice year;

    private AllotmentStatus status;
    private List<AllotmentSum> sums = List.of();
    private final Table<AllotmentRow> rows = new Table<AllotmentRow>(slice -> allotments.list(filter(), slice), AllotmentRow::id)
            .exported("MenuEntry.ALLOTMENTS", InsuranceColumns::allotments);

    /** Once the address is read. */
    public void open() {
        year.offer(inquiry.years(), clock);
        sums = allotments.sums(filter());
    }

    private AllotmentFilter filter() {
        boolean district = union.getChosen() != null && union.getChosen().level() == UnionLevel.DISTRICT;
        return new AllotmentFilter(year.value(), district ? union.value() : null, district ? null : union.value(), status);
    }

    /** Reloads the page with the filters in its URL. */
    public String search() {
        return Views.here();
    }

    public AllotmentStatus[] getStatuses() {
        return AllotmentStatus.values();
    }

    public List<AllotmentSum> getSums() {
        return sums;
    }

    public Table<AllotmentRow> getRows() {
        return rows;
    }

    public UnionFilter getUnion() {
        return union;
    }

    public YearChoice getYear() {
        return year;
    }

    public AllotmentStatus getStatus() {
        return status;
    }

    public void setStatus(AllotmentStatus status) {
        this.status = status;
    }
}
