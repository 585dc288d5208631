package unioncard.rules;

import java.util.List;

/**
 * A year of the working calendar.
 *
 * @param determined whether its holidays are known; otherwise only its weekends are
 * @param version of the year; what a proposal is based on
 * @param pending whether a proposal waits for the second person
 * @param days its exceptions, in order
 */
public record CalendarYear(int year, boolean determined, int version, boolean pending, List<CalendarDay> days) {
}
