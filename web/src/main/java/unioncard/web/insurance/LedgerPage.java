package unioncard.web.insurance;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import unioncard.ledger.AccountTotal;
import unioncard.ledger.EntryKind;
import unioncard.ledger.LedgerAccount;
import unioncard.ledger.LedgerFilter;
import unioncard.ledger.LedgerInquiry;
import unioncard.ledger.LedgerRow;
import unioncard.organisation.UnionLevel;
import unioncard.web.shared.Table;
import unioncard.web.shared.UnionFilter;
import unioncard.web.shared.Views;

/** 资金台账: the lines of the ledger and what they come to per account. */
@Named
@ViewScoped
public class LedgerPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ALL = "ALL";

    @Inject
    private transient LedgerInquiry inquiry;
    @Inject
    private transient Clock clock;
    @Inject
    private UnionFilter union;

    private String year;
    private String batchNo;
    private EntryKind kind;
    private LedgerAccount account;
    private LocalDate from;
    private LocalDate to;
    private List<Integer> years = List.of();
    private List<AccountTotal> totals = List.of();
    private final Table<LedgerRow> rows = new Table<LedgerRow>(slice -> inquiry.list(filter(), slice), LedgerRow::key)
            .exported("MenuEntry.LEDGER", InsuranceColumns::ledger);

    /** Once the address is read: the present year, unless another or all are asked for; the sums of all grow with every year. */
    public void open() {
        years = inquiry.years();
        if (year == null) {
            int present = LocalDate.now(clock).getYear();
            year = years.contains(present) ? String.valueOf(present) : ALL;
        }
        totals = inquiry.totals(filter());
    }

    private LedgerFilter filter() {
        boolean district = union.getChosen() != null && union.getChosen().level() == UnionLevel.DISTRICT;
        return new LedgerFilter(year == null || year.equals(ALL) ? null : Integer.valueOf(year), district ? union.value() : null,
                district ? null : union.value(), batchNo, kind, account, from, to);
    }

    /** Reloads the page with the filters in its URL. */
    public String search() {
        return Views.here();
    }

    public List<Integer> getYears() {
        return years;
    }

    public EntryKind[] getKinds() {
        return EntryKind.values();
    }

    public List<AccountTotal> getTotals() {
        return totals;
    }

    public Table<LedgerRow> getRows() {
        return rows;
    }

    public UnionFilter getUnion() {
        return union;
    }

    /** Four digits or ALL. */
    public String getYear() {
        return year;
    }

    /** From the URL or the form; what is no year means all. */
    public void setYear(String year) {
        this.year = year == null || year.matches("[0-9]{4}") ? year : ALL;
    }

    public String getBatchNo() {
        return batchNo;
    }

    public void setBatchNo(String batchNo) {
        this.batchNo = batchNo;
    }

    public EntryKind getKind() {
        return kind;
    }

    public void setKind(EntryKind kind) {
        this.kind = kind;
    }

    public LedgerAccount[] getAccounts() {
        return LedgerAccount.values();
    }

    public LedgerAccount getAccount() {
        return account;
    }

    public void setAccount(LedgerAccount account) {
        this.account = account;
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    public LocalDate getTo() {
        return to;
    }

    public void setTo(LocalDate to) {
        this.to = to;
    }
}
