package unioncard.web.card;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import unioncard.card.CardHandOut;
import unioncard.card.HandOut;
import unioncard.card.HandOutCounts;
import unioncard.card.HeldCard;
import unioncard.card.PickupWay;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Selection;
import unioncard.web.shared.Views;

/** 发卡登记: for the ticked cards of a batch, for the whole batch, or for one card on the member's page; and taking a wrong one back. */
@Named
@ViewScoped
public class HandOutDialog implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private CardHandOut handOut;
    @Inject
    private transient Clock clock;

    private LocalDate today;
    private PickupWay way;
    private LocalDate on;
    private String to;
    private String reason;
    private boolean wholeBatch;
    private HandOutCounts counts;

    /** Empties the dialog, for what is ticked or the whole batch. */
    public void start(boolean batch) {
        wholeBatch = batch;
        today = LocalDate.now(clock);
        on = today;
        way = PickupWay.UNION;
        to = null;
        reason = null;
    }

    /** How many cards of the batch have been handed out. */
    public HandOutCounts counts(long batchId) {
        if (counts == null) {
            counts = handOut.counts(batchId);
        }
        return counts;
    }

    /** Looks again. */
    public void refresh() {
        counts = null;
    }

    /** Records the batch, or what is ticked of it. */
    public void record(long batchId, Selection ticked) {
        if (wholeBatch) {
            Notices.done("handout.done", handOut.recordBatch(batchId, what()));
        } else {
            tell(ticked.ids());
        }
        ticked.clear();
        counts = null;
    }

    /** Records one card and shows the member anew. */
    public String recordOne(long memberId, HeldCard card) {
        tell(List.of(card.id()));
        return Views.to("/member/member.xhtml?id=" + memberId);
    }

    private void tell(Collection<Long> cardIds) {
        var handed = handOut.record(cardIds, what());
        if (handed.skipped() == 0) {
            Notices.done("handout.done", handed.done());
        } else {
            Notices.warn("handout.done-skipped", handed.done(), handed.skipped());
        }
    }

    /** Takes a record back and shows the member anew. */
    public String undo(long memberId, HeldCard card) {
        handOut.undo(card.id(), card.version(), reason);
        Notices.done("handout.undone");
        return Views.to("/member/member.xhtml?id=" + memberId);
    }

    private HandOut what() {
        return new HandOut(way, on, to);
    }

    public boolean isWholeBatch() {
        return wholeBatch;
    }

    public PickupWay[] getWays() {
        return PickupWay.values();
    }

    public LocalDate getToday() {
        return today;
    }

    public PickupWay getWay() {
        return way;
    }

    public void setWay(PickupWay way) {
        this.way = way;
    }

    public LocalDate getOn() {
        return on;
    }

    public void setOn(LocalDate on) {
        this.on = on;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
