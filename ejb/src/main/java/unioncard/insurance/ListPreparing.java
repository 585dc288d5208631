package unioncard.insurance;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.JobRuns;
import unioncard.shared.OwnTransaction;

/**
 * Has the lists of 集中参保 prepared without anybody asking: when its campaign opens, and every night while it runs. Several nodes may ask at once: a
 * run that is open is left alone.
 */
@Singleton
@DependsOn("Migrations")
public class ListPreparing {

    @Inject
    Jdbi jdbi;
    @Inject
    Clock clock;
    @Inject
    OwnTransaction transaction;
    @Inject
    InsuranceYears years;
    @Inject
    JobRuns runs;

    /** Twenty to five, after the count for 参保统计. */
    @Schedule(hour = "4", minute = "40", persistent = false)
    void everyNight() {
        ask((h, year) -> CoverageCountSql.districts(h));
    }

    /** The first day of a campaign, a new district. */
    @Schedule(hour = "*", minute = "*/5", persistent = false)
    void firstTime() {
        ask((h, year) -> PreparedListSql.neverAsked(h, year, EnrolmentWay.COLLECTIVE));
    }

    private void ask(BiFunction<Handle, Integer, List<Long>> districts) {
        transaction.run(() -> years.openFor(EnrolmentWay.COLLECTIVE, LocalDate.now(clock)).forEach(terms -> jdbi.useHandle(h -> {
            var asked = districts.apply(h, terms.year()).stream().filter(district -> runs.enqueue(ListPreparationRun.JOB,
                    new PreparationSubject(terms.year(), EnrolmentWay.COLLECTIVE, district).text())).toList();
            PreparedListSql.ask(h, terms.year(), EnrolmentWay.COLLECTIVE, asked, null, clock.instant());
        })));
    }
}
