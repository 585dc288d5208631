package unioncard.insurance;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.OwnTransaction;

/**
 * Counts a district for 参保统计: its unions some at a time, each time in one statement and a transaction of its own, then its confirmed batches.
 * Begun again after a crash it counts anew, which writes the same rows once more.
 */
@Dependent
@Named("coverageCount")
public class CoverageCountRun extends AbstractBatchlet {

    static final String JOB = "coverage-count";
    private static final int UNIONS_AT_ONCE = 200;

    @Inject
    private Jdbi jdbi;
    @Inject
    private Clock clock;
    @Inject
    private OwnTransaction transaction;
    @Inject
    @BatchProperty(name = "subject")
    private String subject;

    public CoverageCountRun() {
    }

    CoverageCountRun(Jdbi jdbi, Clock clock, OwnTransaction transaction, long district) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.transaction = transaction;
        subject = Long.toString(district);
    }

    @Override
    public String process() {
        long district = Long.parseLong(subject);
        var years = transaction.get(() -> jdbi.withHandle(h -> CoverageCountSql.yearsToCount(h, LocalDate.now(clock))));
        var unions = transaction.get(() -> jdbi.withHandle(h -> CoverageCountSql.unions(h, district)));
        for (int first = 0; first < unions.size(); first += UNIONS_AT_ONCE) {
            count(unions.subList(first, Math.min(first + UNIONS_AT_ONCE, unions.size())), years);
        }
        transaction.run(() -> jdbi.useHandle(h -> CoverageCountSql.months(h, district, clock.getZone())));
        return "counted";
    }

    private void count(List<Long> unions, List<Integer> years) {
        transaction.run(() -> jdbi.useHandle(h -> CoverageCountSql.persons(h, unions, years, clock.instant())));
    }
}
