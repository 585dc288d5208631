package unioncard.insurance;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.SignedInUser;
import unioncard.shared.DomainException;

/** The district's part in an enrolment (区局审核): it confirms a batch, which completes the enrolment, or returns it with the reason. */
@Stateless
public class EnrolmentReview {

    private static final int REASON_LENGTH = 300;

    @Inject
    Clock clock;
    @Inject
    CurrentUser current;
    @Inject
    AuditNote note;
    @Inject
    Confirmation confirmation;
    @Inject
    PlanChoices choices;
    @Inject
    CoverSql covers;
    @Inject
    OpenBatches batches;

    /**
     * Confirms a batch and gives it its number, by the rules of {@link Confirmation}; many at once by {@link MassConfirmations}. Refused with
     * {@code enrolment.own-batch} to who has submitted it.
     *
     * @return the batch number
     */
    @Requires(Permission.CONFIRM_ENROLMENTS)
    public String confirm(long batchId, int version) {
        var batch = take(batchId, version, EnrolmentStatus.CONFIRMED);
        var number = confirmation.confirm(batch, current.get().login());
        note.about("number " + number);
        return number;
    }

    /**
     * Returns a batch with the reason; the union corrects it and submits a new version. Refused with {@code enrolment.reason-missing} and
     * {@code enrolment.own-batch}.
     */
    @Requires(Permission.CONFIRM_ENROLMENTS)
    public void giveBack(long batchId, int version, String reason) {
        var batch = take(batchId, version, EnrolmentStatus.RETURNED);
        if (reason == null || reason.isBlank() || reason.strip().length() > REASON_LENGTH) {
            throw new DomainException("enrolment.reason-missing", REASON_LENGTH);
        }
        batch.giveBack(reason.strip(), current.get().login(), clock.instant());
        batches.store();
        covers.release(batchId);
        choices.releaseUnused(batch.unionId(), batch.year());
    }

    private EnrolmentBatch take(long batchId, int version, EnrolmentStatus next) {
        var reviewer = current.get();
        note.about("batch " + batchId);
        if (!ReviewRight.isOf(reviewer)) {
            throw new SignedInUser.NotAllowed();
        }
        var batch = batches.take(batchId, version, next, reviewer.scope());
        batch.requireDecidableBy(reviewer.login(), next);
        return batch;
    }
}
