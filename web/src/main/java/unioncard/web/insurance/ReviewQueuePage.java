package unioncard.web.insurance;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import unioncard.insurance.EnrolmentReview;
import unioncard.insurance.EnrolmentWay;
import unioncard.insurance.MassConfirmation;
import unioncard.insurance.MassConfirmations;
import unioncard.insurance.QueueRow;
import unioncard.insurance.QueueSum;
import unioncard.insurance.QueueTotal;
import unioncard.insurance.ReviewQueue;
import unioncard.insurance.ReviewRight;
import unioncard.security.CurrentUser;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Show;
import unioncard.web.shared.Table;
import unioncard.web.shared.Texts;
import unioncard.web.shared.Views;

/** 区局审核: what waits for the district, in sums and one by one; confirmed one by one, as ticked or all that match, or returned. */
@Named
@ViewScoped
public class ReviewQueuePage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient ReviewQueue queue;
    @Inject
    private transient EnrolmentReview review;
    @Inject
    private transient MassConfirmations confirmations;
    @Inject
    private transient CurrentUser current;
    @Inject
    private QueueFilterForm filter;

    private final Table<QueueRow> rows = new Table<QueueRow>(slice -> queue.list(filter.value(), slice), QueueRow::id).tickOnly(QueueRow::reviewable)
            .exported("review.title", InsuranceColumns::queue);
    private transient List<QueueTotal> totals;
    private transient List<MassConfirmation> recent;
    private QueueSum sum;
    private QueueRow chosen;
    private String reason;

    /** Reads the sums: what a command over all of them is held against. */
    public void load() {
        totals = queue.totals(filter.value());
        sum = QueueTotal.sum(totals);
    }

    /** 搜索: the filters move into the URL. */
    public String search() {
        return Views.here();
    }

    /** 确认 of one batch, which gives it its number. */
    public void confirm(QueueRow row) {
        var number = review.confirm(row.id(), row.version());
        load();
        Notices.done("enrolment.confirmed", number);
    }

    /** 确认所选, in the background. */
    public String confirmTicked() {
        return to(confirmations.confirm(rows.getSelection().ids()));
    }

    /** 全部确认, in the background. When the queue has changed, the page shows it as it is now. */
    public String confirmAll() {
        var seen = sum;
        load();
        return to(confirmations.confirmAll(filter.value(), seen));
    }

    private static String to(long run) {
        return Views.to("/insurance/enrolments-run.xhtml?id=" + run);
    }

    /** Takes a row into the dialog for returning. */
    public void choose(QueueRow row) {
        chosen = row;
        reason = null;
    }

    /** 退回 of the chosen batch with the reason typed. */
    public void giveBack() {
        review.giveBack(chosen.id(), chosen.version(), reason);
        load();
        Notices.done("enrolment.returned");
    }

    /** Whether the person decides; the city looks on. */
    public boolean isReviewer() {
        return ReviewRight.isOf(current.get());
    }

    /** What confirming everything would confirm. */
    public String getAllQuestion() {
        return Texts.of("review.all-question", sum.batches(), sum.headcount(), Show.yuan(sum.premiumFen()));
    }

    /** The union's year against the one before, in words. */
    public String difference(QueueRow row) {
        if (row.lastHeadcount() == 0) {
            return Texts.of("review.no-last-year");
        }
        var fen = row.premiumDifference();
        return Texts.of("review.difference", String.format("%+,d", row.headcountDifference()), (fen > 0 ? "+" : "") + Show.yuan(fen));
    }

    /** What the difference is made of. */
    public String years(QueueRow row) {
        return Texts.of("review.years", row.year(), row.yearHeadcount(), row.lastHeadcount());
    }

    /** By year, way and plan; asked again by a request that has not. */
    public List<QueueTotal> getTotals() {
        if (totals == null) {
            load();
        }
        return totals;
    }

    /** The last commands over many batches. */
    public List<MassConfirmation> getRecent() {
        if (recent == null) {
            recent = confirmations.recent();
        }
        return recent;
    }

    /** Plans to narrow the list to. */
    public List<String> getTypes() {
        return filter.getType() == null ? getTotals().stream().map(QueueTotal::type).distinct().sorted().toList() : List.of(filter.getType());
    }

    public EnrolmentWay[] getWays() {
        return EnrolmentWay.values();
    }

    public QueueSum getSum() {
        return sum;
    }

    public Table<QueueRow> getRows() {
        return rows;
    }

    public QueueFilterForm getFilter() {
        return filter;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
