package unioncard.web.insurance;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import unioncard.ledger.AllotmentBatch;
import unioncard.ledger.AllotmentPreparation;
import unioncard.ledger.AllotmentReview;
import unioncard.ledger.AllotmentRow;
import unioncard.ledger.AllotmentStatus;
import unioncard.ledger.Allotments;
import unioncard.shared.CapitalAmount;
import unioncard.web.shared.Menu;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Table;
import unioncard.web.shared.Views;

/** One order with its batches (划拨单详情), where the second person decides. */
@Named
@ViewScoped
public class AllotmentPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Allotments allotments;
    @Inject
    private transient AllotmentReview review;
    @Inject
    private transient AllotmentPreparation preparation;
    @Inject
    private transient Menu menu;

    private String id;
    private AllotmentRow order;
    private LocalDate paidOn;
    private String bankRef;
    private String reason;
    private final Table<AllotmentBatch> batches = new Table<>(slice -> allotments.batches(order.id(), slice), AllotmentBatch::id);

    /** Reads the order named in the address. */
    public void open() {
        order = allotments.get(Views.id(id));
    }

    /** Empties the dialogs. */
    public void start() {
        paidOn = null;
        bankRef = null;
        reason = null;
    }

    /** 复核通过 with the day and the bank's reference typed. */
    public String approve() {
        review.approve(order.id(), order.version(), paidOn, bankRef);
        Notices.done("allotment.approved");
        return Views.here();
    }

    /** 作废 or, once allotted, 撤销划拨, with the reason typed. */
    public String end() {
        if (order.status() == AllotmentStatus.ALLOTTED) {
            review.revoke(order.id(), order.version(), reason);
            Notices.done("allotment.ended.ALLOTTED");
        } else {
            if (menu.may("APPROVE_ALLOTMENTS")) {
                review.discard(order.id(), order.version(), reason);
            } else {
                preparation.discard(order.id(), order.version(), reason);
            }
            Notices.done("allotment.ended.PREPARED");
        }
        return Views.here();
    }

    /** The amount in words. */
    public String getCapitals() {
        return CapitalAmount.of(order.amountFen());
    }

    public AllotmentRow getOrder() {
        return order;
    }

    public Table<AllotmentBatch> getBatches() {
        return batches;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public LocalDate getPaidOn() {
        return paidOn;
    }

    public void setPaidOn(LocalDate paidOn) {
        this.paidOn = paidOn;
    }

    public String getBankRef() {
        return bankRef;
    }

    public void setBankRef(String bankRef) {
        this.bankRef = bankRef;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
