package unioncard.web.insurance;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import unioncard.ledger.LedgerInquiry;
import unioncard.ledger.StatementFilter;
import unioncard.ledger.StatementRow;
import unioncard.ledger.YearStatement;
import unioncard.organisation.UnionLevel;
import unioncard.security.UnionScope.Reach;
import unioncard.web.shared.Menu;
import unioncard.web.shared.Table;
import unioncard.web.shared.UnionFilter;
import unioncard.web.shared.Views;

/** 年度结算表: per district for the city, per union below. */
@Named
@ViewScoped
public class StatementPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient YearStatement statement;
    @Inject
    private transient LedgerInquiry inquiry;
    @Inject
    private transient Clock clock;
    @Inject
    private transient Menu menu;
    @Inject
    private UnionFilter union;
    @Inject
    private YearChoice year;

    private StatementRow total;
    private final Table<StatementRow> rows = new Table<StatementRow>(slice -> statement.list(filter(), slice), StatementRow::id)
            .exported("statement.title", InsuranceColumns::statement);

    /** Once the address is read. */
    public void open() {
        year.offer(inquiry.years(), clock);
        total = statement.total(filter());
    }

    private StatementFilter filter() {
        boolean district = union.getChosen() != null && union.getChosen().level() == UnionLevel.DISTRICT;
        int chosen = year.value() == null ? LocalDate.now(clock).getYear() : year.value();
        return new StatementFilter(chosen, district ? union.value() : null, district ? null : union.value());
    }

    /** Reloads the page with the filters in its URL. */
    public String search() {
        return Views.here();
    }

    /** Whether a row is a district, which leads to its unions; otherwise it is a union, which leads to its entries. */
    public boolean isByDistrict() {
        return union.value() == null && menu.getUser().scope().reach() == Reach.CITY;
    }

    public StatementRow getTotal() {
        return total;
    }

    public Table<StatementRow> getRows() {
        return rows;
    }

    public UnionFilter getUnion() {
        return union;
    }

    public YearChoice getYear() {
        return year;
    }
}
