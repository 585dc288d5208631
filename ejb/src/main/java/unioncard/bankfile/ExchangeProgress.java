package unioncard.bankfile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.OwnTransaction;

/**
 * Tells how far a job is, for 交换监控. Each note has a transaction of its own, so that it is seen at once, and with it a connection other than the one
 * the job streams lines on. A note that cannot be written is left out: no job fails for it.
 */
@ApplicationScoped
class ExchangeProgress {

    private static final Logger LOG = Logger.getLogger(ExchangeProgress.class.getName());
    private static final long SECOND = 1_000_000_000;
    /** After so many lines it looks at the clock. */
    private static final int LOOK = 1_000;

    private final Jdbi jdbi;
    private final Clock clock;
    private final OwnTransaction transaction;

    @Inject
    ExchangeProgress(Jdbi jdbi, Clock clock, OwnTransaction transaction) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.transaction = transaction;
    }

    ExchangeProgress() {
        this(null, null, null);
    }

    /** A phase begins in which lines are not counted. */
    void begin(String job, String subject, ExchangePhase phase, Integer total) {
        note(job, subject, phase, total, null, null, clock.instant());
    }

    /** A phase begins in which {@code done} of {@code total} lines are done already, because a job before it had come so far. */
    Lines begin(String job, String subject, ExchangePhase phase, Integer total, int done) {
        var lines = new Lines(job, subject, phase, total, done, clock.instant());
        lines.note();
        return lines;
    }

    /** The job is over. */
    void end(String job, String subject) {
        safely(h -> WorkSql.delete(h, job, subject));
    }

    /** At the start of a node: whatever it was at when it died, and what no job is at any more. What other nodes are at stays. */
    void forgetKilled(String node) {
        safely(h -> WorkSql.deleteKilled(h, node));
    }

    private void note(String job, String subject, ExchangePhase phase, Integer total, Integer begunWith, Integer done, Instant begunAt) {
        safely(h -> WorkSql.note(h, job, subject, phase, total, begunWith, done, begunAt, clock.instant()));
    }

    private void safely(Consumer<Handle> work) {
        try {
            transaction.run(() -> {
                // Opened, not used: inside another handle's work Jdbi would give that one, whose connection waits for the end of what it streams.
                try (var handle = jdbi.open()) {
                    work.accept(handle);
                }
            });
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the progress of the exchange could not be noted", e);
        }
    }

    /** Counts the lines of one phase. Not for several threads. */
    final class Lines {

        private final String job;
        private final String subject;
        private final ExchangePhase phase;
        private final Integer total;
        private final int begunWith;
        private final Instant begunAt;
        private int done;
        private long noted;

        private Lines(String job, String subject, ExchangePhase phase, Integer total, int done, Instant begunAt) {
            this.job = job;
            this.subject = subject;
            this.phase = phase;
            this.total = total;
            this.begunWith = done;
            this.begunAt = begunAt;
            this.done = done;
        }

        /** One more is done. */
        void one() {
            if (++done % LOOK == 0 && System.nanoTime() - noted >= SECOND) {
                note();
            }
        }

        private void note() {
            ExchangeProgress.this.note(job, subject, phase, total, begunWith, done, begunAt);
            noted = System.nanoTime();
        }
    }
}
