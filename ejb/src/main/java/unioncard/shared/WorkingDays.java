package unioncard.shared;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;

/**
 * Which days are working days: Monday to Friday but for the exceptions, which are days off (节假日) and days on which work is caught up
 * (调休上班). Holds what was known when it was made; ask {@link WorkingCalendar} for today's.
 *
 * @param exceptions by day; true: people work
 */
public record WorkingDays(Map<LocalDate, Boolean> exceptions) {

    public WorkingDays {
        exceptions = Map.copyOf(exceptions);
    }

    /** Whether people work on this day. */
    public boolean isWorkingDay(LocalDate day) {
        var exception = exceptions.get(day);
        return exception != null ? exception : day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    }

    /** The n-th working day after a day, or before it when n is negative; the day itself for 0, whatever it is. */
    public LocalDate plus(LocalDate day, int n) {
        int step = Integer.signum(n);
        var found = day;
        for (int left = Math.abs(n); left > 0;) {
            found = found.plusDays(step);
            if (isWorkingDay(found)) {
                left--;
            }
        }
        return found;
    }

    /** The day itself if it is a working day, otherwise the next one. */
    public LocalDate sameOrNext(LocalDate day) {
        return isWorkingDay(day) ? day : plus(day, 1);
    }

    /** The day itself if it is a working day, otherwise the one before it. */
    public LocalDate sameOrPrevious(LocalDate day) {
        return isWorkingDay(day) ? day : plus(day, -1);
    }

    /**
     * The cut-off day (收件截止日) of a month.
     *
     * @param dayOfMonth as set; in a shorter month its last day
     * @param shift where it goes when nobody works on it
     */
    public LocalDate cutOff(YearMonth month, int dayOfMonth, CutOffShift shift) {
        var day = month.atDay(Math.min(dayOfMonth, month.lengthOfMonth()));
        return switch (shift) {
            case NONE -> day;
            case PREVIOUS -> sameOrPrevious(day);
            case NEXT -> sameOrNext(day);
        };
    }
}
