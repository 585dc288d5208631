package unioncard.insurance;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.insurance.MassConfirmationSql.Item;
import unioncard.security.AuditedAct;
import unioncard.security.UnionScope;
import unioncard.security.UnionScope.Reach;
import unioncard.shared.BrokenConstraint;
import unioncard.shared.DomainException;
import unioncard.shared.OwnTransaction;

/**
 * 批量确认: one batch after the other, each with its entry in the command in a transaction of its own. After a crash it goes on with what is still
 * waiting; a batch that somebody has handled meanwhile is refused like any other that cannot be confirmed, and the next one follows, also when
 * the failure is the system's. Only when a batch can neither be confirmed nor refused is the command broken off.
 */
@Dependent
@Named("massConfirmation")
public class MassConfirmationRun extends AbstractBatchlet {

    static final String JOB = "mass-confirmation";
    private static final String ACTION = "EnrolmentReview.confirm";
    private static final Logger LOG = Logger.getLogger(MassConfirmationRun.class.getName());

    @Inject
    private Jdbi jdbi;
    @Inject
    private OwnTransaction transaction;
    @Inject
    private Clock clock;
    @Inject
    private OpenBatches batches;
    @Inject
    private Confirmation confirmation;
    @Inject
    private Event<AuditedAct> acts;
    @Inject
    @BatchProperty(name = "subject")
    private String subject;

    public MassConfirmationRun() {
    }

    MassConfirmationRun(Jdbi jdbi, OwnTransaction transaction, Clock clock, OpenBatches batches, Confirmation confirmation, Event<AuditedAct> acts,
            String subject) {
        this.jdbi = jdbi;
        this.transaction = transaction;
        this.clock = clock;
        this.batches = batches;
        this.confirmation = confirmation;
        this.acts = acts;
        this.subject = subject;
    }

    @Override
    public String process() {
        long run = Long.parseLong(subject);
        for (var item = next(run); item.isPresent(); item = next(run)) {
            handle(item.get());
        }
        transaction.run(() -> jdbi.useHandle(h -> MassConfirmationSql.end(h, run, clock.instant())));
        return "confirmed";
    }

    private Optional<Item> next(long run) {
        return transaction.get(() -> jdbi.withHandle(h -> MassConfirmationSql.next(h, run)));
    }

    private void handle(Item item) {
        try {
            transaction.run(() -> jdbi.useHandle(h -> confirm(h, item)));
        } catch (DomainException refusal) {
            transaction.run(() -> jdbi.useHandle(h -> refuse(h, item, refusal, refusal.code())));
        } catch (RuntimeException failure) {
            // The class and the constraint only: messages of the database repeat values.
            LOG.log(Level.WARNING, "batch {0} of command {1} could not be confirmed: {2}",
                    new Object[] {Long.toString(item.batchId()), Long.toString(item.run()), cause(failure)});
            transaction.run(() -> jdbi.useHandle(h -> refuse(h, item, new DomainException("enrolment.not-processed"), "failed")));
        }
    }

    private void confirm(Handle h, Item item) {
        if (!MassConfirmationSql.lock(h, item)) {
            return;
        }
        // The scope in which the command was given: a batch may have left the district with its union.
        var scope = new UnionScope(item.district(), "", Reach.DISTRICT);
        var number = confirmation.confirm(batches.take(item.batchId(), item.batchVersion(), EnrolmentStatus.CONFIRMED, scope), item.askedBy());
        MassConfirmationSql.confirmed(h, item);
        tell(item, ", number " + number, "done");
    }

    private static String cause(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return failure.getClass().getName() + ", " + root.getClass().getName() + " " + BrokenConstraint.of(failure);
    }

    private void refuse(Handle h, Item item, DomainException why, String outcome) {
        if (MassConfirmationSql.refused(h, item, why)) {
            tell(item, "", outcome);
        }
    }

    private void tell(Item item, String more, String outcome) {
        acts.fire(AuditedAct.within(item.askedBy(), item.district(), ACTION, "batch " + item.batchId() + more, outcome));
    }
}
