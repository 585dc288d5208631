package unioncard.web.rules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import unioncard.rules.CalendarDay;

/**
 * A month as a sheet of weeks from Monday to Sunday.
 *
 * @param number 1 to 12
 * @param weeks seven days each; null where the week belongs to another month
 */
public record CalendarMonth(int number, List<List<Day>> weeks) {

    /**
     * A day on the sheet.
     *
     * @param number of the day in its month
     * @param style off, caught-up, weekend or work
     * @param words name of the exception; null for an ordinary day
     */
    public record Day(int number, String style, String words) {
    }

    /** The twelve months of a year with these exceptions. */
    static List<CalendarMonth> of(int year, Map<LocalDate, CalendarDay> exceptions) {
        return IntStream.rangeClosed(1, 12).mapToObj(month -> of(YearMonth.of(year, month), exceptions)).toList();
    }

    private static CalendarMonth of(YearMonth month, Map<LocalDate, CalendarDay> exceptions) {
        var weeks = new ArrayList<List<Day>>();
        for (var monday = month.atDay(1).with(DayOfWeek.MONDAY); !monday.isAfter(month.atEndOfMonth()); monday = monday.plusWeeks(1)) {
            var week = new ArrayList<Day>();
            for (int i = 0; i < DayOfWeek.values().length; i++) {
                var day = monday.plusDays(i);
                week.add(YearMonth.from(day).equals(month) ? day(day, exceptions.get(day)) : null);
            }
            weeks.add(week);
        }
        return new CalendarMonth(month.getMonthValue(), weeks);
    }

    private static Day day(LocalDate day, CalendarDay exception) {
        if (exception != null) {
            return new Day(day.getDayOfMonth(), exception.working() ? "caught-up" : "off", exception.name());
        }
        return new Day(day.getDayOfMonth(), day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0 ? "weekend" : "work", null);
    }
}
