package unioncard.rules;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;
import unioncard.approval.ApprovalRequests;
import unioncard.approval.Change;
import unioncard.approval.FirstDay;
import unioncard.approval.RuleProposal;
import unioncard.security.AuditNote;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.shared.DomainException;

/** The working calendar (工作日历) year by year, and proposals for its exceptions, which somebody else decides. */
@Stateless
public class CalendarChanges {

    private static final int LONGEST_NAME = 20;
    /** Holidays are determined for the next year, in its predecessor's last months. */
    private static final int YEARS_AHEAD = 2;

    private Jdbi jdbi;
    private AuditNote note;
    private ApprovalRequests approvals;
    private CalendarChange kind;
    private Clock clock;

    public CalendarChanges() {
    }

    @Inject
    CalendarChanges(Jdbi jdbi, AuditNote note, ApprovalRequests approvals, CalendarChange kind, Clock clock) {
        this.jdbi = jdbi;
        this.note = note;
        this.approvals = approvals;
        this.kind = kind;
        this.clock = clock;
    }

    /** One year with its exceptions. */
    @Requires(value = Permission.VIEW_RULES, audited = false)
    public CalendarYear year(int year) {
        return jdbi.withHandle(h -> CalendarSql.year(h, year, clock.instant()));
    }

    /**
     * Proposes the exceptions of a year as a whole; only days to come may become others. Refused with {@code calendar.year},
     * {@code calendar.name}, {@code calendar.only-weekends}, {@code changed-meanwhile}, {@code approval.no-change},
     * {@code rule.not-to-come}, {@code approval.reason} and {@code approval.open-already}.
     *
     * @param version of the {@link CalendarYear} that the proposal is based on
     * @param days every exception that the year shall have
     */
    @Requires(Permission.CHANGE_RULES)
    public void propose(int year, int version, Collection<CalendarDay> days, String reason) {
        note.about("calendar " + year);
        int thisYear = LocalDate.now(clock).getYear();
        if (year < thisYear || year > thisYear + YEARS_AHEAD) {
            throw new DomainException("calendar.year", String.valueOf(thisYear), String.valueOf(thisYear + YEARS_AHEAD));
        }
        var known = year(year);
        days.forEach(day -> require(year, day));
        var changes = changes(known.days(), days);
        changes.forEach(change -> FirstDay.require(LocalDate.parse(change.field()), clock));
        approvals.open(kind, new RuleProposal(CalendarChange.subject(year), year + " 年，" + changes.size() + " 天", null, version, known.version(),
                changes, reason));
    }

    private static void require(int year, CalendarDay day) {
        if (day.day().getYear() != year) {
            throw new DomainException("calendar.year", String.valueOf(year), String.valueOf(year));
        }
        if (day.name() == null || day.name().isBlank() || day.name().length() > LONGEST_NAME || day.name().chars().anyMatch(c -> c < ' ')) {
            throw new DomainException("calendar.name", LONGEST_NAME);
        }
        if (day.working() && day.day().getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
            throw new DomainException("calendar.only-weekends", day.day().toString());
        }
    }

    private static List<Change> changes(Collection<CalendarDay> before, Collection<CalendarDay> after) {
        var was = stored(before);
        var shall = stored(after);
        var changes = new ArrayList<Change>();
        var all = new TreeSet<>(was.keySet());
        all.addAll(shall.keySet());
        for (var day : all) {
            if (!Objects.equals(was.get(day), shall.get(day))) {
                changes.add(new Change(day.toString(), was.get(day), shall.get(day)));
            }
        }
        return changes;
    }

    private static Map<LocalDate, String> stored(Collection<CalendarDay> days) {
        var stored = new TreeMap<LocalDate, String>();
        days.forEach(day -> stored.put(day.day(), day.stored()));
        return stored;
    }
}
