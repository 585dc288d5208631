package unioncard.rules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import unioncard.approval.ApprovalKind;
import unioncard.approval.Approved;
import unioncard.approval.FirstDay;
import unioncard.approval.Overtaken;
import unioncard.security.Permission;

/** Exceptions of a year (调整工作日历) under the two-person rule; each day that becomes another is a field of the request. */
@ApplicationScoped
public class CalendarChange implements ApprovalKind {

    static final String CODE = "CALENDAR";
    private static final String SUBJECT = "calendar ";

    private Jdbi jdbi;
    private Clock clock;

    CalendarChange() {
    }

    @Inject
    CalendarChange(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    static String subject(int year) {
        return SUBJECT + year;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Permission decides() {
        return Permission.REVIEW_RULES;
    }

    @Override
    public Optional<String> name(String field) {
        return Optional.of(field + " " + LocalDate.parse(field).getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.SIMPLIFIED_CHINESE));
    }

    @Override
    public String word(String field, String value) {
        return CalendarDay.of(LocalDate.parse(field), value).word();
    }

    @Override
    public void carryOut(Approved request) {
        int year = Integer.parseInt(request.subject().substring(SUBJECT.length()));
        request.changes().forEach(change -> FirstDay.require(LocalDate.parse(change.field()), clock));
        jdbi.useHandle(h -> {
            if (!CalendarSql.advance(h, year, request.basis(), request.id())) {
                throw new Overtaken();
            }
            request.changes().forEach(change -> {
                var day = LocalDate.parse(change.field());
                if (change.after() == null) {
                    CalendarSql.clear(h, day);
                } else {
                    CalendarSql.set(h, CalendarDay.of(day, change.after()));
                }
            });
        });
    }
}
