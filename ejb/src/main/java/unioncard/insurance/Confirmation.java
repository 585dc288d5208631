package unioncard.insurance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import unioncard.ledger.Ledger;
import unioncard.shared.DomainException;

/**
 * What a confirmation is (区局确认), for one batch in the caller's transaction, whether it was asked for alone or with many. The batch carries its
 * number and its final totals from here on, and what is owed for it is booked.
 */
@ApplicationScoped
class Confirmation {

    @Inject
    Clock clock;
    @Inject
    InsuranceYears years;
    @Inject
    CoverSql covers;
    @Inject
    OpenBatches batches;
    @Inject
    Ledger ledger;

    /**
     * Confirms a waiting batch that is locked and gives it its number. Everybody in it is checked again; refused with
     * {@code enrolment.not-entitled} and the persons when somebody has left since, with {@code enrolment.start-too-late} when the covers would
     * begin after the year, with {@code enrolment.own-batch} to who has submitted it. Under the start rule of 2025 the covers begin tomorrow, and
     * premium and totals follow, by the terms of the submission.
     *
     * @param reviewer sign-in name of who confirms
     * @return the batch number
     */
    String confirm(EnrolmentBatch batch, String reviewer) {
        batch.requireDecidableBy(reviewer, EnrolmentStatus.CONFIRMED);
        var today = LocalDate.now(clock);
        var terms = years.of(batch);
        boolean startsNow = terms.startRule(batch.way()) == StartRule.CONFIRMATION;
        var start = startsNow ? terms.start(batch.way(), null, today, today) : null;
        if (startsNow && !terms.canStartOn(start)) {
            throw new DomainException("enrolment.start-too-late", String.valueOf(batch.year()));
        }
        var totals = covers.confirm(batch.id(), start, startsNow ? terms.period(start) : null);
        if (totals.headcount() != batch.headcount()) {
            var gone = covers.noLongerEntitled(batch.id());
            throw new DomainException("enrolment.not-entitled", gone.named(), gone.count());
        }
        var number = covers.nextNumber(today);
        batch.confirm(number, totals, reviewer, clock.instant());
        batches.store();
        ledger.enrolment(batch.id(), reviewer);
        return number;
    }
}
