package unioncard.web.insurance;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import unioncard.insurance.BatchFilter;
import unioncard.insurance.BatchRow;
import unioncard.insurance.EnrolmentBatches;
import unioncard.insurance.EnrolmentReview;
import unioncard.insurance.EnrolmentStatus;
import unioncard.insurance.EnrolmentWay;
import unioncard.insurance.Enrolments;
import unioncard.insurance.PaymentState;
import unioncard.insurance.PreparedList;
import unioncard.web.shared.Menu;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Show;
import unioncard.web.shared.Table;
import unioncard.web.shared.Texts;
import unioncard.web.shared.UnionFilter;
import unioncard.web.shared.Views;

/** Enrolment batches (参保信息管理). Who reviews begins with what waits; everybody else with everything. */
@Named
@ViewScoped
public class EnrolmentsPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ALL = "ALL";

    @Inject
    private transient EnrolmentBatches batches;
    @Inject
    private transient Enrolments enrolments;
    @Inject
    private transient EnrolmentReview review;
    @Inject
    private transient Menu menu;
    @Inject
    private UnionFilter union;

    private String batchNo;
    private LocalDate from;
    private LocalDate to;
    private String status;
    private EnrolmentWay way;
    private Integer year;
    private String type;
    private PaymentState payment;
    /** Null rather than false, so that the address does not name it. */
    private Boolean resubmittable;
    private final Table<BatchRow> rows = new Table<BatchRow>(slice -> batches.list(filter(), slice), BatchRow::id)
            .exported("MenuEntry.ENROLMENTS", InsuranceColumns::batches);
    private EnrolmentBatches.Choices choices;
    private List<PreparedList> prepared = List.of();
    private BatchRow chosen;
    private String reason;

    /** Once the address is read: the reviewer's queue, unless another state is asked for. */
    public void open() {
        if (status == null) {
            status = menu.may("CONFIRM_ENROLMENTS") ? EnrolmentStatus.AWAITING_DISTRICT.name() : ALL;
        }
        choices = batches.choices();
        if (menu.may("SUBMIT_ENROLMENTS")) {
            prepared = enrolments.prepared();
        }
    }

    /** What was found to wait in a list of the own union, in words. */
    public String waits(PreparedList list) {
        return Texts.of("lists.waits", Texts.of("enrolment.year-of", list.year()) + Texts.label(list.way()), list.headcount(),
                Show.time(list.preparedAt()));
    }

    /** Reloads the page with the filters in its URL. */
    public String search() {
        return Views.here();
    }

    /** Takes a batch back. */
    public void withdraw(BatchRow row) {
        enrolments.withdraw(row.id(), row.version());
        Notices.done("enrolment.withdrawn");
    }

    /** Confirms a batch, which gives it its number. */
    public void confirm(BatchRow row) {
        Notices.done("enrolment.confirmed", review.confirm(row.id(), row.version()));
    }

    /** Takes a row into the dialog for returning. */
    public void choose(BatchRow row) {
        chosen = row;
        reason = null;
    }

    /** Returns the chosen batch with the reason typed. */
    public void giveBack() {
        review.giveBack(chosen.id(), chosen.version(), reason);
        Notices.done("enrolment.returned");
    }

    private BatchFilter filter() {
        return new BatchFilter(batchNo, from, to, chosenStatus(), way, year, type, union.value(), payment, resubmittable != null);
    }

    private EnrolmentStatus chosenStatus() {
        return status == null || status.equals(ALL) ? null : EnrolmentStatus.valueOf(status);
    }

    public EnrolmentStatus[] getStatuses() {
        return EnrolmentStatus.values();
    }

    public EnrolmentWay[] getWays() {
        return EnrolmentWay.values();
    }

    public List<PreparedList> getPrepared() {
        return prepared;
    }

    public Table<BatchRow> getRows() {
        return rows;
    }

    public String getBatchNo() {
        return batchNo;
    }

    public void setBatchNo(String batchNo) {
        this.batchNo = batchNo;
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

    public String getStatus() {
        return status;
    }

    /** From the URL or the form; an unknown state means all. */
    public void setStatus(String status) {
        boolean known = status == null || Arrays.stream(EnrolmentStatus.values()).anyMatch(s -> s.name().equals(status));
        this.status = known ? status : ALL;
    }

    public EnrolmentWay getWay() {
        return way;
    }

    public void setWay(EnrolmentWay way) {
        this.way = way;
    }

    public Boolean getResubmittable() {
        return resubmittable;
    }

    public void setResubmittable(Boolean resubmittable) {
        this.resubmittable = Boolean.TRUE.equals(resubmittable) ? true : null;
    }

    public UnionFilter getUnion() {
        return union;
    }

    /** Years and plans to narrow the list to. */
    public EnrolmentBatches.Choices getChoices() {
        return choices;
    }

    public PaymentState[] getPayments() {
        return PaymentState.values();
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }

    public PaymentState getPayment() {
        return payment;
    }

    public void setPayment(PaymentState payment) {
        this.payment = payment;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
