package unioncard.demo;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The one day everything is reckoned from; no clock is asked. */
final class DemoDates {

    static final LocalDate BASE = LocalDate.of(2026, 11, 1);
    private static final ZoneOffset CITY = ZoneOffset.ofHours(8);

    private DemoDates() {
    }

    /** A moment of a day in the city. */
    static OffsetDateTime at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atOffset(CITY);
    }

    /** The day itself, or the Monday after a weekend: offices and the bank are closed. */
    static LocalDate workingDay(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.plusDays(2);
            case SUNDAY -> day.plusDays(1);
            default -> day;
        };
    }

    static LocalDate day(OffsetDateTime moment) {
        return moment.toLocalDate();
    }
}
