package unioncard.shared;

import jakarta.batch.operations.BatchRuntimeException;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.operations.NoSuchJobException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import unioncard.shared.JobRuns.Claim;

/** Hands runs to Jakarta Batch, each in a call of its own: what the job's thread inherits from the caller then belongs to nobody else. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobStarter {

    private static final Logger LOG = Logger.getLogger(JobStarter.class.getName());

    /** Makes the batch runtime create its tables, which it does at its first use and not safely while it starts a job. */
    public void prepare() {
        operator().getJobNames();
    }

    /** Starts the run, or goes on with what was begun; returns the execution. */
    public long begin(Claim claim) {
        return claim.begun().map(this::restart).orElseGet(() -> start(claim));
    }

    /** Where an execution stands. Asked from here too: on Payara Server a timer's own call may not see what an EJB call has started. */
    public BatchStatus status(long execution) {
        return operator().getJobExecution(execution).getBatchStatus();
    }

    /**
     * Whether this node works on the execution. Its status alone does not tell: an execution that ends while the database is away cannot
     * write that it has ended, and stays STARTED.
     */
    public boolean isAlive(String job, long execution) {
        try {
            return operator().getRunningExecutions(job).contains(execution);
        } catch (NoSuchJobException e) {
            return false;
        }
    }

    private static long start(Claim claim) {
        var parameters = new Properties();
        parameters.setProperty("subject", claim.subject());
        return operator().start(claim.job(), parameters);
    }

    private long restart(long execution) {
        var parameters = operator().getParameters(execution);
        try {
            LOG.log(Level.WARNING, "execution {0} was cut off, it goes on from its last checkpoint", execution);
            return operator().restart(execution, parameters);
        } catch (BatchRuntimeException e) {
            // Begun but never recorded far enough: the work is idempotent, so a new execution does no harm.
            LOG.log(Level.WARNING, "execution " + execution + " cannot be restarted, a new one begins", e);
            return operator().start(operator().getJobInstance(execution).getJobName(), parameters);
        }
    }

    private static JobOperator operator() {
        return BatchRuntime.getJobOperator();
    }
}
