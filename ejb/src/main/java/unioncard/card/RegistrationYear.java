package unioncard.card;

import java.time.LocalDate;
import java.time.MonthDay;

/**
 * This year's registration.
 *
 * @param year the year that is registered for
 * @param from first day of the window
 * @param to last day
 * @param today the day asked about
 */
public record RegistrationYear(int year, LocalDate from, LocalDate to, LocalDate today) {

    /**
     * The year of today with a window as the parameters give it.
     *
     * @param from month and day, as in 301 for March 1
     * @param to the same
     */
    static RegistrationYear of(LocalDate today, int from, int to) {
        return new RegistrationYear(today.getYear(), day(from).atYear(today.getYear()), day(to).atYear(today.getYear()), today);
    }

    private static MonthDay day(int number) {
        return MonthDay.of(number / 100, number % 100);
    }

    /** Whether the window is open; outside of it only cards made in this year are registered. */
    public boolean isOpen() {
        return !today.isBefore(from) && !today.isAfter(to);
    }

    /** First day of the year. */
    LocalDate begin() {
        return LocalDate.of(year, 1, 1);
    }
}
