package unioncard.insurance;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.JobRuns;
import unioncard.shared.OwnTransaction;

/**
 * Has every district counted each night for 参保统计, and soon where a district or a year has never been counted. Several nodes may ask at once: a
 * run that is open is left alone.
 */
@Singleton
@DependsOn("Migrations")
public class CoverageCounting {

    @Inject
    Jdbi jdbi;
    @Inject
    Clock clock;
    @Inject
    OwnTransaction transaction;
    @Inject
    JobRuns runs;

    /** Ten past four, after the night's other work and before anybody looks. */
    @Schedule(hour = "4", minute = "10", persistent = false)
    void everyNight() {
        ask(transaction.get(() -> jdbi.withHandle(CoverageCountSql::districts)));
    }

    /** A new installation, a new district, the first day of a year's campaign. */
    @Schedule(hour = "*", minute = "*/5", persistent = false)
    void firstTime() {
        ask(transaction.get(() -> jdbi.withHandle(h -> CoverageCountSql.neverCounted(h, LocalDate.now(clock)))));
    }

    private void ask(List<Long> districts) {
        districts.forEach(district -> runs.enqueue(CoverageCountRun.JOB, Long.toString(district)));
    }
}
