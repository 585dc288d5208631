package unioncard.web.approval;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import unioncard.approval.ApprovalFilter;
import unioncard.approval.ApprovalFilter.Of;
import unioncard.approval.ApprovalRow;
import unioncard.approval.Approvals;
import unioncard.shared.Slice;
import unioncard.web.shared.Table;

/** 待复核事项: what waits for the second person, what oneself has asked for, and what has been decided. */
@Named
@ViewScoped
public class ApprovalsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private Approvals approvals;

    private final Table<ApprovalRow> rows = new Table<>(slice -> approvals.list(new ApprovalFilter(getOf(), null), slice), ApprovalRow::id);
    private Of of = Of.TO_DECIDE;
    private Integer waiting;

    /** Requests that the person has to decide. */
    public int getWaiting() {
        if (waiting == null) {
            waiting = approvals.list(new ApprovalFilter(Of.TO_DECIDE, null), Slice.first(1)).total();
        }
        return waiting;
    }

    public Table<ApprovalRow> getRows() {
        return rows;
    }

    public Of getOf() {
        return of;
    }

    public void setOf(Of of) {
        this.of = of == null ? Of.TO_DECIDE : of;
    }
}
