package unioncard.web.insurance;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import unioncard.insurance.BatchRow;
import unioncard.insurance.EnrolmentBatches;
import unioncard.insurance.EnrolmentRequest;
import unioncard.insurance.EnrolmentWay;
import unioncard.insurance.Enrolments;
import unioncard.insurance.ListChange;
import unioncard.web.shared.Texts;
import unioncard.web.shared.Views;

/** The returned batch that {@link EnrolPage} takes up again (修改后重新提交), if it does. */
@Dependent
public class Resubmission implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient EnrolmentBatches batches;
    @Inject
    private transient Enrolments enrolments;

    private String id;
    private BatchRow batch;
    private ListChange change;

    /** Reads the batch named in the address; false when it cannot be taken up again any more. */
    boolean load() {
        if (id == null) {
            return true;
        }
        batch = batches.get(Views.id(id));
        if (batch.resubmittable()) {
            change = enrolments.changes(batch.id());
        }
        return batch.resubmittable();
    }

    /** Whether the year is that of the returned batch; any is when there is none. */
    boolean isFor(int year) {
        return batch == null || batch.year() == year;
    }

    EnrolmentRequest request(EnrolmentWay way, int year, String type) {
        return new EnrolmentRequest(way, year, type, batch == null ? null : batch.id());
    }

    /** What has become of the list since, in words. */
    public String getNote() {
        return Texts.of(change.gone() == 0 ? "enrolment.list-kept" : "enrolment.list-changed", batch.headcount(), change.kept(), change.added(),
                change.gone(), change.goneNames());
    }

    /** The batch, or null. */
    public BatchRow getBatch() {
        return batch;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
