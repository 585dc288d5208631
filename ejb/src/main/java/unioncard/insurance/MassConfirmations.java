package unioncard.insurance;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.SignedInUser;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.shared.DomainException;
import unioncard.shared.JobRuns;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/**
 * Confirmation of many batches by one command (批量确认). Right and data scope are checked here; which batches, in which version and who asks is
 * stored, and {@link MassConfirmationRun} confirms one after the other, each in a transaction of its own and by the rules of a single confirmation.
 */
@Stateless
public class MassConfirmations {

    private static final int RECENT = 5;

    @Inject
    Jdbi jdbi;
    @Inject
    Clock clock;
    @Inject
    CurrentUser current;
    @Inject
    AuditNote note;
    @Inject
    JobRuns runs;

    /**
     * Has these batches confirmed, in the background. A batch that another command holds already is left to it. Refused with
     * {@code enrolment.none-selected}, with {@code enrolment.confirming} when all of them are held, and with {@code not-allowed} when one is not
     * the district's.
     *
     * @return the command
     */
    @Requires(Permission.CONFIRM_ENROLMENTS)
    public long confirm(Collection<Long> batchIds) {
        if (batchIds.isEmpty()) {
            throw new DomainException("enrolment.none-selected");
        }
        var reviewer = reviewer();
        return jdbi.withHandle(h -> {
            if (MassConfirmationSql.visible(h, reviewer.scope(), batchIds) < batchIds.stream().distinct().count()) {
                throw new NotAllowed();
            }
            // Also those handled meanwhile: they are listed with the reason.
            return begin(h, reviewer, null, reviewer.scope().sql("b") + " and b.id = any(:ids)", Map.of(), batchIds);
        });
    }

    /**
     * The same for every waiting batch that matches. Refused with {@code enrolment.queue-changed} when the queue is no longer what the reviewer
     * has seen, and with {@code enrolment.none-selected} when nothing waits.
     *
     * @param seen what the matching batches came to on the reviewer's page
     */
    @Requires(Permission.CONFIRM_ENROLMENTS)
    public long confirmAll(QueueFilter filter, QueueSum seen) {
        var reviewer = reviewer();
        var where = ReviewQueue.where(filter, reviewer, clock);
        return jdbi.withHandle(h -> begin(h, reviewer, seen, where.sql(), where.values(), List.of()));
    }

    /**
     * Batches of commands that nothing works on are free first. What was taken is held against what was seen, so that nothing comes between; a
     * refusal undoes it all.
     */
    private long begin(Handle h, SignedInUser reviewer, QueueSum seen, String which, Map<String, Object> values, Collection<Long> ids) {
        MassConfirmationSql.endAbandoned(h, reviewer.unionId(), clock.instant());
        long run = MassConfirmationSql.open(h, reviewer, clock.instant());
        var taken = MassConfirmationSql.take(h, run, reviewer.scope(), which, values, ids);
        if (seen != null && !taken.matching().equals(seen)) {
            throw new DomainException("enrolment.queue-changed");
        }
        if (taken.matching().batches() == 0) {
            throw new DomainException("enrolment.none-selected");
        }
        if (taken.batches() == 0) {
            throw new DomainException("enrolment.confirming");
        }
        runs.enqueue(MassConfirmationRun.JOB, Long.toString(run));
        note.about(taken.batches() + " batches");
        return run;
    }

    /** A command of the own district; any other looks as if it did not exist. */
    @Requires(value = Permission.CONFIRM_ENROLMENTS, audited = false)
    public MassConfirmation get(long id) {
        return jdbi.withHandle(h -> MassConfirmationSql.find(h, current.get().unionId(), id)).orElseThrow(NotAllowed::new);
    }

    /** The last commands of the own district, newest first, at most 5. */
    @Requires(value = Permission.CONFIRM_ENROLMENTS, audited = false)
    public List<MassConfirmation> recent() {
        return jdbi.withHandle(h -> MassConfirmationSql.recent(h, current.get().unionId(), RECENT));
    }

    /** Batches that a command of the own district could not confirm, and why. */
    @Requires(value = Permission.CONFIRM_ENROLMENTS, audited = false)
    public Rows<RefusedBatch> refused(long id, Slice slice) {
        return jdbi.withHandle(h -> MassConfirmationSql.refused(h, current.get().unionId(), id, slice));
    }

    private SignedInUser reviewer() {
        var reviewer = current.get();
        if (!ReviewRight.isOf(reviewer)) {
            throw new NotAllowed();
        }
        return reviewer;
    }
}
