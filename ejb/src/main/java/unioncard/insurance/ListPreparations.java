package unioncard.insurance;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.shared.DomainException;
import unioncard.shared.JobRuns;

/**
 * 参保名单准备 for the whole city: the municipal federation has the lists of all unions looked through in the background and sees, district by
 * district, who has submitted and who has not.
 */
@Stateless
public class ListPreparations {

    @Inject
    Jdbi jdbi;
    @Inject
    Clock clock;
    @Inject
    CurrentUser current;
    @Inject
    AuditNote note;
    @Inject
    InsuranceYears years;
    @Inject
    JobRuns runs;

    /** The years whose lists of this way are open today, earliest first; empty when there is none. */
    @Requires(value = Permission.PREPARE_ENROLMENTS, audited = false)
    public List<Integer> years(EnrolmentWay way) {
        var today = LocalDate.now(clock);
        return years.openFor(way, today).stream().filter(terms -> CandidateList.rules(way, terms, today).open()).map(InsuranceYear::year).toList();
    }

    /** How every district in scope stands, by code. */
    @Requires(value = Permission.PREPARE_ENROLMENTS, audited = false)
    public List<PreparedDistrict> districts(int year, EnrolmentWay way) {
        return jdbi.withHandle(h -> PreparedListSql.standing(h, current.get().scope(), year, way));
    }

    /**
     * Has the lists of all districts in scope prepared, in the background; {@code enrolment.year-closed} when they are not open today. A preparation that
     * goes on already is left alone.
     */
    @Requires(Permission.PREPARE_ENROLMENTS)
    public void prepare(int year, EnrolmentWay way) {
        note.about(way + " " + year);
        if (!CandidateList.rules(way, years.get(year), LocalDate.now(clock)).open()) {
            throw new DomainException("enrolment.year-closed", String.valueOf(year));
        }
        var districts = jdbi.withHandle(h -> PreparedListSql.districts(h, current.get().scope())).stream()
                .filter(district -> runs.enqueue(ListPreparationRun.JOB, new PreparationSubject(year, way, district).text())).toList();
        jdbi.useHandle(h -> PreparedListSql.ask(h, year, way, districts, current.get().login(), clock.instant()));
        note.about(districts.size() + " districts");
    }
}
