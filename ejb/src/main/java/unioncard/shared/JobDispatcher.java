package unioncard.shared;

import jakarta.annotation.PostConstruct;
import jakarta.batch.runtime.BatchStatus;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import unioncard.shared.JobRuns.Claim;

/**
 * Starts claimed runs on this node, renews their leases and closes their rows. Jakarta Batch leaves a killed execution in STARTED for
 * ever; here its lease lapses (or, on the same node, is taken back at start) and the execution is restarted from its last checkpoint.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobDispatcher {

    private static final Logger LOG = Logger.getLogger(JobDispatcher.class.getName());
    private static final int MOST_AT_ONCE = 4;
    private static final int MOST_TRIES = 20;
    /** An execution may need a moment before it is at work, and another before its end is written. */
    private static final int MOST_SILENT = 10;

    @Inject
    private JobRuns runs;
    @Inject
    private JobStarter starter;
    @Inject
    private Event<JobFailed> failed;

    private final Map<Long, Running> running = new ConcurrentHashMap<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final String node = Setting.NODE.text();
    private final int lease = Setting.JOB_LEASE_SECONDS.number();
    private volatile boolean ownClaimed;

    @PostConstruct
    void announce() {
        LOG.log(Level.INFO, "job dispatcher of {0} begins, lease {1} s", new Object[] {node, lease});
    }

    /** Once a second; a tick that is still running makes the next one pass. */
    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void tick() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            if (!running.isEmpty()) {
                runs.renew(List.copyOf(running.keySet()), lease);
            }
            closeEnded();
            // Not at @PostConstruct: the application must be wholly up before a job touches it.
            if (!ownClaimed) {
                starter.prepare();
                runs.claimOwn(node, lease).forEach(this::begin);
                ownClaimed = true;
            }
            if (running.size() < MOST_AT_ONCE) {
                runs.claimLapsed(node, lease, MOST_AT_ONCE - running.size()).forEach(this::begin);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "job dispatcher could not finish a tick; the next one tries again", e);
        } finally {
            busy.set(false);
        }
    }

    private void begin(Claim claim) {
        try {
            long execution = starter.begin(claim);
            runs.started(claim.id(), execution);
            running.put(claim.id(), new Running(claim, execution));
            LOG.log(Level.INFO, "job {0} of run {1}: execution {2}", new Object[] {claim.job(), claim.id(), execution});
        } catch (RuntimeException e) {
            // The repository of Jakarta Batch may still be making its tables, or the database may be away for a moment.
            LOG.log(Level.WARNING, "job " + claim.job() + " of run " + claim.id() + " could not be started, it is tried again", e);
            if (runs.postpone(claim.id()) > MOST_TRIES) {
                end(claim, false, "could not be started");
            }
        }
    }

    private void closeEnded() {
        for (var run : running.values()) {
            var status = starter.status(run.execution);
            if (status == BatchStatus.COMPLETED) {
                end(run.claim, true, null);
            } else if (status == BatchStatus.FAILED || status == BatchStatus.STOPPED || status == BatchStatus.ABANDONED) {
                end(run.claim, false, "execution " + run.execution + " " + status);
            } else if (starter.isAlive(run.claim.job(), run.execution)) {
                run.silent = 0;
            } else if (++run.silent > MOST_SILENT) {
                LOG.log(Level.WARNING, "execution {0} has ended without a word, run {1} is given back", new Object[] {run.execution, run.claim.id()});
                runs.postpone(run.claim.id());
                running.remove(run.claim.id());
            }
        }
    }

    private void end(Claim claim, boolean completed, String reason) {
        runs.finished(claim.id(), completed, reason);
        running.remove(claim.id());
        if (!completed) {
            failed.fire(new JobFailed(claim.job(), claim.subject()));
        }
    }

    /** A run this node has begun. */
    private static final class Running {

        private final Claim claim;
        private final long execution;
        /** Ticks for which nobody has been working on it though it has not ended. */
        private int silent;

        Running(Claim claim, long execution) {
            this.claim = claim;
            this.execution = execution;
        }
    }
}
