package unioncard.web.insurance;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import unioncard.ledger.DueBatch;
import unioncard.ledger.DueFilter;
import unioncard.ledger.VoucherFilter;
import unioncard.ledger.VoucherRow;
import unioncard.ledger.VoucherStatus;
import unioncard.ledger.Vouchers;
import unioncard.web.shared.Menu;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Table;
import unioncard.web.shared.UnionFilter;
import unioncard.web.shared.Views;

/** 缴费凭证: the batches that owe and the vouchers. Who verifies begins with what waits; everybody else with what is owed. */
@Named
@ViewScoped
public class VouchersPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ALL = "ALL";

    @Inject
    private transient Vouchers vouchers;
    @Inject
    private transient Menu menu;
    @Inject
    private UnionFilter union;

    private VoucherTab tab;
    private String batchNo;
    private Boolean overdue;
    private Boolean toReview;
    private String status;
    private LocalDate from;
    private LocalDate to;
    private final Table<DueBatch> due = new Table<DueBatch>(slice -> vouchers.due(new DueFilter(union.value(), batchNo, overdue != null), slice),
            DueBatch::id).exported("voucher.due-title", InsuranceColumns::due);
    private final Table<VoucherRow> rows = new Table<VoucherRow>(slice -> vouchers.list(filter(), slice), VoucherRow::id)
            .exported("MenuEntry.VOUCHERS", InsuranceColumns::vouchers);

    /** Once the address is read: the first tab and state, unless others are asked for. */
    public void open() {
        boolean reviews = menu.may("VERIFY_VOUCHERS");
        if (tab == null) {
            tab = reviews ? VoucherTab.VOUCHERS : VoucherTab.DUE;
        }
        if (status == null) {
            status = reviews ? VoucherStatus.SUBMITTED.name() : ALL;
        }
    }

    /** Reloads the page with the filters in its URL. */
    public String search() {
        return Views.here();
    }

    /** One voucher for all that is ticked. */
    public String handIn() {
        var ids = due.getSelection().<Long>ids();
        if (ids.isEmpty()) {
            Notices.refused("voucher.none-ticked");
            return null;
        }
        return Views.to("/insurance/vouchers-new.xhtml?batches=" + ids.stream().sorted().map(String::valueOf).collect(Collectors.joining("-")));
    }

    private VoucherFilter filter() {
        return new VoucherFilter(chosenStatus(), toReview != null, union.value(), from, to);
    }

    private VoucherStatus chosenStatus() {
        return status == null || status.equals(ALL) ? null : VoucherStatus.valueOf(status);
    }

    public VoucherTab[] getTabs() {
        return VoucherTab.values();
    }

    public VoucherStatus[] getStatuses() {
        return VoucherStatus.values();
    }

    public Table<DueBatch> getDue() {
        return due;
    }

    public Table<VoucherRow> getRows() {
        return rows;
    }

    public UnionFilter getUnion() {
        return union;
    }

    public VoucherTab getTab() {
        return tab;
    }

    public void setTab(VoucherTab tab) {
        this.tab = tab;
    }

    public String getBatchNo() {
        return batchNo;
    }

    public void setBatchNo(String batchNo) {
        this.batchNo = batchNo;
    }

    /** 只看逾期: true or null, so that it stands in the address only when it is ticked. */
    public Boolean getOverdue() {
        return overdue;
    }

    public void setOverdue(Boolean overdue) {
        this.overdue = Boolean.TRUE.equals(overdue) ? true : null;
    }

    /** 只看待我审核, as {@link #getOverdue}. */
    public Boolean getToReview() {
        return toReview;
    }

    public void setToReview(Boolean toReview) {
        this.toReview = Boolean.TRUE.equals(toReview) ? true : null;
    }

    public String getStatus() {
        return status;
    }

    /** From the URL or the form; an unknown state means all. */
    public void setStatus(String status) {
        boolean known = status == null || Arrays.stream(VoucherStatus.values()).anyMatch(s -> s.name().equals(status));
        this.status = known ? status : ALL;
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
