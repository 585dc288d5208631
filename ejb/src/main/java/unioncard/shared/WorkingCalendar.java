package unioncard.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** The city's working calendar (工作日历): weekdays, and the exceptions of {@code calendar_day}. One statement for each question. */
@ApplicationScoped
public class WorkingCalendar {

    /** Months for which a cut-off day is looked for: one moved out of its own month, back or forth, is found too. */
    private static final int MONTHS_AHEAD = 3;

    private Jdbi jdbi;
    private Parameters parameters;
    private Clock clock;

    WorkingCalendar() {
    }

    @Inject
    public WorkingCalendar(Jdbi jdbi, Parameters parameters, Clock clock) {
        this.jdbi = jdbi;
        this.parameters = parameters;
        this.clock = clock;
    }

    /** Whether people work on this day. */
    public boolean isWorkingDay(LocalDate day) {
        return days().isWorkingDay(day);
    }

    /** The n-th working day after a day, or before it when n is negative. */
    public LocalDate plusWorkingDays(LocalDate day, int n) {
        return days().plus(day, n);
    }

    /**
     * The first day that is not yet too long ago: on everything before it, more than so many whole working days have passed by now. For
     * 10 and a Friday it is the Friday two weeks earlier when no holiday lies between.
     */
    public LocalDate workingDaysAgo(int n) {
        return plusWorkingDays(LocalDate.now(clock), -n);
    }

    /** What was sent to the bank before this moment is overdue (逾期未反馈): {@link Parameter#UNANSWERED_WORKING_DAYS} whole working days have passed. */
    public Instant bankOverdueBefore() {
        return workingDaysAgo(parameters.number(Parameter.UNANSWERED_WORKING_DAYS)).atStartOfDay(clock.getZone()).toInstant();
    }

    /** The next cut-off day (收件截止日), today included, by the parameters in force today. */
    public CutOff nextCutOff() {
        var today = LocalDate.now(clock);
        int day = parameters.number(Parameter.CARD_CUT_OFF_DAY);
        var shift = CutOffShift.values()[parameters.number(Parameter.CARD_CUT_OFF_SHIFT)];
        var days = days();
        for (var month = YearMonth.from(today).minusMonths(1);; month = month.plusMonths(1)) {
            var cutOff = days.cutOff(month, day, shift);
            if (!cutOff.isBefore(today)) {
                return new CutOff(cutOff, cutOff.equals(today), (int) today.plusDays(1).datesUntil(cutOff.plusDays(1)).filter(days::isWorkingDay).count());
            }
            if (month.isAfter(YearMonth.from(today).plusMonths(MONTHS_AHEAD))) {
                throw new IllegalStateException("no working day in months after " + today);
            }
        }
    }

    /** Every exception there is: some forty a year. */
    public WorkingDays days() {
        return jdbi.withHandle(h -> {
            Map<LocalDate, Boolean> exceptions = new HashMap<>();
            h.createQuery("select day, working from calendar_day")
                    .map((row, context) -> exceptions.put(row.getObject("day", LocalDate.class), row.getBoolean("working"))).forEach(put -> { });
            return new WorkingDays(exceptions);
        });
    }

    /**
     * A day up to which paper is taken in.
     *
     * @param today whether that is today
     * @param workingDays from tomorrow up to it; 0 when nobody works any more before it has passed
     */
    public record CutOff(LocalDate day, boolean today, int workingDays) {
    }
}
