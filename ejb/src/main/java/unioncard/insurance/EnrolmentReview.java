package unioncard.insurance;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.SignedInUser;
import unioncard.security.UnionScope.Reach;
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
    InsuranceYears years;
    @Inject
    PlanChoices choices;
    @Inject
    CoverSql covers;
    @Inject
    OpenBatches batches;

    /**
     * Confirms a batch and gives it its number. Everybody in it is checked again; refused with {@code enrolment.not-entitled} and the persons
     * when somebody has left since, with {@code enrolment.start-too-late} when the covers would begin after the year, with
     * {@code enrolment.own-batch} to who has submitted it. Under the start rule of 2025 the covers begin tomorrow, and premium and totals follow.
     *
     * @return the batch number
     */
    @Requires(Permission.CONFIRM_ENROLMENTS)
    public String confirm(long batchId, int version) {
        var batch = take(batchId, version, EnrolmentStatus.CONFIRMED);
        var gone = covers.noLongerEntitled(batchId);
        if (gone.count() > 0) {
            throw notEntitled(gone);
        }
        var today = LocalDate.now(clock);
        var terms = years.get(batch.year());
        boolean startsNow = terms.startRule(batch.way()) == StartRule.CONFIRMATION;
        var start = startsNow ? terms.start(batch.way(), null, today, today) : null;
        if (startsNow && !terms.canStartOn(start)) {
            throw new DomainException("enrolment.start-too-late", String.valueOf(batch.year()));
        }
        var totals = covers.confirm(batchId, start, startsNow ? terms.period(start) : null);
        if (totals.headcount() != batch.headcount()) {
            throw notEntitled(covers.noLongerEntitled(batchId));
        }
        var number = covers.nextNumber(today);
        batch.confirm(number, totals, current.get().login(), clock.instant());
        batches.store();
        note.about("number " + number);
        return number;
    }

    /**
     * Returns a batch with the reason; the union corrects and enrols anew. Refused with {@code enrolment.reason-missing} and
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

    /** Whether somebody sits at a district or bureau and may confirm there; neither the unions below nor the city decide in its place. */
    static boolean reviews(SignedInUser user) {
        return user.may(Permission.CONFIRM_ENROLMENTS) && user.scope().reach() == Reach.DISTRICT;
    }

    private EnrolmentBatch take(long batchId, int version, EnrolmentStatus next) {
        var reviewer = current.get();
        note.about("batch " + batchId);
        if (!reviews(reviewer)) {
            throw new SignedInUser.NotAllowed();
        }
        var batch = batches.take(batchId, version, next, reviewer);
        batch.requireDecidableBy(reviewer.login(), next);
        return batch;
    }

    private static DomainException notEntitled(Persons gone) {
        return new DomainException("enrolment.not-entitled", gone.named(), gone.count());
    }
}
