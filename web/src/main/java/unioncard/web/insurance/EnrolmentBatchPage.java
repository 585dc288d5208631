package unioncard.web.insurance;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import unioncard.insurance.BatchRow;
import unioncard.insurance.CoverLine;
import unioncard.insurance.EnrolmentBatches;
import unioncard.insurance.EnrolmentReview;
import unioncard.insurance.Enrolments;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Table;
import unioncard.web.shared.Views;

/** One enrolment batch with its persons (参保批次详情). */
@Named
@ViewScoped
public class EnrolmentBatchPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient EnrolmentBatches batches;
    @Inject
    private transient Enrolments enrolments;
    @Inject
    private transient EnrolmentReview review;

    private String id;
    private BatchRow batch;
    private final Table<CoverLine> rows = new Table<CoverLine>(slice -> batches.persons(Views.id(id), slice), CoverLine::memberNo)
            .exported("enrolment.batch", InsuranceColumns::persons, (order, row) -> batches.exportPersons(Views.id(id), row));
    private String reason;

    /** Reads the batch named in the address. */
    public void open() {
        batch = batches.get(Views.id(id));
    }

    /** Takes the batch back. */
    public String withdraw() {
        enrolments.withdraw(Views.id(id), batch.version());
        Notices.done("enrolment.withdrawn");
        return Views.here();
    }

    /** Confirms the batch, which gives it its number. */
    public String confirm() {
        Notices.done("enrolment.confirmed", review.confirm(Views.id(id), batch.version()));
        return Views.here();
    }

    /** Returns the batch with the reason typed. */
    public String giveBack() {
        review.giveBack(Views.id(id), batch.version(), reason);
        Notices.done("enrolment.returned");
        return Views.here();
    }

    public BatchRow getBatch() {
        return batch;
    }

    public Table<CoverLine> getRows() {
        return rows;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
