package unioncard.web.transfer;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import unioncard.shared.SheetColumn;
import unioncard.shared.Slice;
import unioncard.transfer.TransferFilter;
import unioncard.transfer.TransferNotice;
import unioncard.transfer.TransferRow;
import unioncard.transfer.TransferStatus;
import unioncard.transfer.TransferTab;
import unioncard.transfer.Transfers;
import unioncard.web.shared.Columns;
import unioncard.web.shared.Menu;
import unioncard.web.shared.Table;
import unioncard.web.shared.Texts;
import unioncard.web.shared.Views;

/** 会员转出审核: transfer requests in three tabs. Who decides begins with what waits, who asks with the own requests. */
@Named
@ViewScoped
public class TransfersPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private Transfers transfers;
    @Inject
    private Menu menu;

    private TransferTab tab;
    private String memberNo;
    private String name;
    private TransferStatus status;
    private TransferNotice notice;
    private LocalDate from;
    private LocalDate to;
    private final Table<TransferRow> rows = new Table<TransferRow>(slice -> transfers.list(filter(), slice), TransferRow::id)
            .exported("MenuEntry.TRANSFERS", TransfersPage::columns);
    private Integer waiting;

    /** Once the address is read: the first tab there is, unless another one is asked for. */
    public void open() {
        if (tab == null || !getTabs().contains(tab)) {
            tab = getTabs().get(0);
        }
        if (tab == TransferTab.TO_DECIDE && notice == TransferNotice.ANSWERED) {
            notice = null;
        }
    }

    private static List<SheetColumn<TransferRow>> columns() {
        return List.of(Columns.text("member.no", TransferRow::memberNo),
                Columns.text("member.name", TransferRow::name),
                Columns.wide("transfer.from-union", TransferRow::fromUnion),
                Columns.wide("transfer.to-union", TransferRow::toUnion),
                Columns.label("transfer.origin", TransferRow::origin),
                Columns.text("transfer.requester", TransferRow::requester),
                Columns.time("transfer.requested-at", TransferRow::requestedAt),
                Columns.label("transfer.status", TransferRow::status));
    }

    private TransferFilter filter() {
        return new TransferFilter(tab, memberNo, name, status, notice, from, to);
    }

    /** Searches; the filters go into the URL. */
    public String search() {
        return Views.here();
    }

    /** The tabs that can hold something for the person. */
    public List<TransferTab> getTabs() {
        var tabs = new ArrayList<TransferTab>();
        if (menu.may("REVIEW_TRANSFERS")) {
            tabs.add(TransferTab.TO_DECIDE);
        }
        if (menu.may("REQUEST_TRANSFERS")) {
            tabs.add(TransferTab.OWN);
        }
        tabs.add(TransferTab.ALL);
        return tabs;
    }

    /** The words on a tab; the first counts what waits, whatever the filters say. */
    public String title(TransferTab of) {
        if (of != TransferTab.TO_DECIDE) {
            return Texts.label(of);
        }
        if (waiting == null) {
            waiting = transfers.list(TransferFilter.of(of), Slice.first(1)).total();
        }
        return Texts.of("transfer.to-decide", Texts.label(of), waiting);
    }

    /** What may be asked for in the tab; nothing that still waits has a result. */
    public TransferNotice[] getNotices() {
        return tab == TransferTab.TO_DECIDE ? new TransferNotice[] {TransferNotice.OVERDUE} : TransferNotice.values();
    }

    public TransferNotice getNotice() {
        return notice;
    }

    public void setNotice(TransferNotice notice) {
        this.notice = notice;
    }

    public TransferStatus[] getStatuses() {
        return TransferStatus.values();
    }

    public Table<TransferRow> getRows() {
        return rows;
    }

    public TransferTab getTab() {
        return tab;
    }

    public void setTab(TransferTab tab) {
        this.tab = tab;
    }

    public String getMemberNo() {
        return memberNo;
    }

    public void setMemberNo(String memberNo) {
        this.memberNo = memberNo;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public TransferStatus getStatus() {
        return status;
    }

    public void setStatus(TransferStatus status) {
        this.status = status;
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
