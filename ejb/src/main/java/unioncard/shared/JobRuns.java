package unioncard.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/**
 * Background work as rows: a capability enqueues a run in the transaction that creates the work, so neither can exist without the
 * other, and {@link JobDispatcher} of any node claims it. The claim is a lease that must be renewed; one that has lapsed, because
 * its node died, is claimed by the next node. Jakarta Batch is the engine; this table is the truth.
 */
@ApplicationScoped
public class JobRuns {

    private static final int POSTPONED_SECONDS = 5;

    private final Jdbi jdbi;
    private final Clock clock;

    @Inject
    public JobRuns(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    JobRuns() {
        this(null, null);
    }

    /**
     * Asks for a run. A run of the same job on the same subject that is still open is left alone.
     *
     * @return whether a new run was asked for
     */
    public boolean enqueue(String job, String subject) {
        return enqueue(job, subject, clock.instant());
    }

    /** The same, for a run that shall not begin before a moment: until then its lease counts as taken. */
    public boolean enqueue(String job, String subject, Instant notBefore) {
        return jdbi.withHandle(h -> h.createUpdate("""
                insert into job_run (job, subject, node, status, started_at, lease_until)
                values (:job, :subject, 'nobody yet', 'RUNNING', :now, :notBefore)
                on conflict (job, subject) where status = 'RUNNING' do nothing""")
                .bind("job", job).bind("subject", subject).bind("now", clock.instant()).bind("notBefore", notBefore).execute()) == 1;
    }

    /** Whether a run of the job on the subject is open. */
    public boolean isOpen(String job, String subject) {
        return jdbi.withHandle(h -> h.createQuery("select 1 from job_run where job = :job and subject = :subject and status = 'RUNNING'")
                .bind("job", job).bind("subject", subject).mapTo(Integer.class).findOne()).isPresent();
    }

    /** Whether a run of the job is open, whatever its subject. */
    public boolean isAnyOpen(String job) {
        return jdbi.withHandle(h -> h.createQuery("select exists (select from job_run where job = :job and status = 'RUNNING')").bind("job", job)
                .mapTo(Boolean.class).one());
    }

    /** Claims up to {@code most} runs whose lease has lapsed. Two nodes never get the same one. */
    List<Claim> claimLapsed(String node, int leaseSeconds, int most) {
        var now = clock.instant();
        return claims("where r.lease_until <= :now", node, leaseSeconds, most, h -> h.bind("now", now));
    }

    /** At start: what this node was working on when it died, whatever the lease says. */
    List<Claim> claimOwn(String node, int leaseSeconds) {
        return claims("where r.node = :node", node, leaseSeconds, Integer.MAX_VALUE, h -> h);
    }

    private List<Claim> claims(String which, String node, int leaseSeconds, int most, UnaryOperator<Query> binding) {
        return jdbi.withHandle(h -> binding.apply(h.createQuery("""
                with mine as (
                  select r.id from job_run r %s and r.status = 'RUNNING' order by r.id limit :most for update skip locked)
                update job_run j set node = :node, lease_until = :until, restarts = restarts + case when execution_id is null then 0 else 1 end
                from mine where j.id = mine.id
                returning j.id, j.job, j.subject, j.execution_id""".formatted(which)))
                .bind("node", node).bind("until", clock.instant().plusSeconds(leaseSeconds)).bind("most", most)
                .map(ConstructorMapper.of(Claim.class)).list());
    }

    /** Renews the leases of runs that are alive in this process. */
    void renew(List<Long> runs, int leaseSeconds) {
        jdbi.useHandle(h -> h.createUpdate("update job_run set lease_until = :until where status = 'RUNNING' and id = any(:runs)")
                .bind("until", clock.instant().plusSeconds(leaseSeconds)).bindArray("runs", Long.class, runs).execute());
    }

    void started(long run, long execution) {
        jdbi.useHandle(h -> h.createUpdate("update job_run set execution_id = :execution where id = :run")
                .bind("execution", execution).bind("run", run).execute());
    }

    /** Gives a claim back to be tried again in a few seconds; returns how often that has happened. */
    int postpone(long run) {
        return jdbi.withHandle(h -> h.createQuery("update job_run set lease_until = :until, restarts = restarts + 1 where id = :run returning restarts")
                .bind("until", clock.instant().plusSeconds(POSTPONED_SECONDS)).bind("run", run).mapTo(Integer.class).one());
    }

    void finished(long run, boolean completed, String reason) {
        jdbi.useHandle(h -> h.createUpdate("""
                update job_run set status = :status, reason = :reason, finished_at = :now where id = :run and status = 'RUNNING'""")
                .bind("status", completed ? "COMPLETED" : "FAILED").bind("reason", reason).bind("now", clock.instant())
                .bind("run", run).execute());
    }

    /**
     * A run that this node may work on.
     *
     * @param executionId execution of Jakarta Batch that was begun before, or null
     */
    public record Claim(long id, String job, String subject, Long executionId) {

        Optional<Long> begun() {
            return Optional.ofNullable(executionId);
        }
    }
}
