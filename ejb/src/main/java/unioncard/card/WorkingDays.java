package unioncard.card;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Working days as Monday to Friday. */
public final class WorkingDays {

    private WorkingDays() {
    }

    /** The day so many working days before a day: 0 gives the day itself, 1 on a Monday the Friday before. */
    public static LocalDate before(LocalDate day, int workingDays) {
        var earlier = day;
        for (int left = workingDays; left > 0;) {
            earlier = earlier.minusDays(1);
            if (earlier.getDayOfWeek() != DayOfWeek.SATURDAY && earlier.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return earlier;
    }
}
