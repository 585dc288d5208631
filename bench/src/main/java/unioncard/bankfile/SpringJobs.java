package unioncard.bankfile;

import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.JobParameters;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobLauncher;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import unioncard.bench.BenchDatabase;

/**
 * What the jobs of the peer share: a repository that keeps nothing, which is the quickest there is, and one open connection, as a pool would have
 * it, with the driver's rewriting of batched inserts.
 */
final class SpringJobs {

    /** Items of a chunk. */
    static final int CHUNK = 5000;

    private static final Logger LOG = Logger.getLogger("org.springframework");

    private final JobRepository repository = new ResourcelessJobRepository();

    SpringJobs() {
        LOG.setLevel(Level.WARNING);
    }

    JobRepository repository() {
        return repository;
    }

    /** Runs the steps one after the other; throws when one fails. */
    void run(Step first, Step... further) throws Exception {
        var builder = new JobBuilder("bank", repository).start(first);
        for (var step : further) {
            builder = builder.next(step);
        }
        var launcher = new TaskExecutorJobLauncher();
        launcher.setJobRepository(repository);
        launcher.afterPropertiesSet();
        var execution = launcher.run(builder.build(), new JobParameters());
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw new IllegalStateException("the peer's job ended as " + execution.getStatus(),
                    execution.getAllFailureExceptions().stream().findFirst().orElse(null));
        }
    }

    /** A connection of the application's role that sees the whole city; {@link AutoCloseable} ends it. */
    static Connected connect(BenchDatabase database) {
        var access = database.application();
        var properties = new Properties();
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("options", BenchDatabase.SIGHT);
        var source = new SingleConnectionDataSource(access.url(), access.user(), access.password(), true);
        source.setConnectionProperties(properties);
        return new Connected(source);
    }

    /** A data source of one connection. */
    record Connected(SingleConnectionDataSource one) implements AutoCloseable {

        DataSource source() {
            return one;
        }

        /** For a cursor, which the driver keeps only inside a transaction. */
        Connected inTransaction() {
            one.setAutoCommit(false);
            return this;
        }

        @Override
        public void close() {
            one.destroy();
        }
    }
}
