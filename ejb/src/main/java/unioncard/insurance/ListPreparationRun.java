package unioncard.insurance;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.OwnTransaction;

/**
 * Prepares the lists of a district's unions, some at a time, each time in one statement and a transaction of its own, in which the progress stands
 * too. Begun again after a crash it prepares anew, which writes the same rows once more.
 */
@Dependent
@Named("listPreparation")
public class ListPreparationRun extends AbstractBatchlet {

    static final String JOB = "list-preparation";
    private static final int UNIONS_AT_ONCE = 200;

    @Inject
    private Jdbi jdbi;
    @Inject
    private Clock clock;
    @Inject
    private OwnTransaction transaction;
    @Inject
    private InsuranceYears years;
    @Inject
    private CandidateSql candidates;
    @Inject
    @BatchProperty(name = "subject")
    private String subject;

    public ListPreparationRun() {
    }

    ListPreparationRun(Jdbi jdbi, Clock clock, OwnTransaction transaction, InsuranceYears years, CandidateSql candidates, String subject) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.transaction = transaction;
        this.years = years;
        this.candidates = candidates;
        this.subject = subject;
    }

    @Override
    public String process() {
        var asked = PreparationSubject.of(subject);
        var rules = transaction.get(() -> CandidateList.rules(asked.way(), years.get(asked.year()), LocalDate.now(clock)));
        var unions = transaction.get(() -> jdbi.withHandle(h -> {
            var all = CoverageCountSql.unions(h, asked.district());
            PreparedListSql.begin(h, asked, all.size());
            return all;
        }));
        for (int first = 0; first < unions.size(); first += UNIONS_AT_ONCE) {
            var some = unions.subList(first, Math.min(first + UNIONS_AT_ONCE, unions.size()));
            int done = first + some.size();
            transaction.run(() -> {
                candidates.prepare(rules, some, clock.instant());
                jdbi.useHandle(h -> PreparedListSql.advance(h, asked, done));
            });
        }
        transaction.run(() -> jdbi.useHandle(h -> PreparedListSql.end(h, asked, clock.instant())));
        return "prepared";
    }
}
