package unioncard.rules;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * An exception in the working calendar.
 *
 * @param working true: work is caught up on this day (调休上班); false: a day off (放假)
 * @param name of the holiday, at most 20 characters
 */
public record CalendarDay(LocalDate day, boolean working, String name) implements Serializable {

    private static final String OFF = "OFF ";
    private static final String WORK = "WORK ";

    /** As stored in a request. */
    String stored() {
        return (working ? WORK : OFF) + name;
    }

    static CalendarDay of(LocalDate day, String stored) {
        boolean working = stored.startsWith(WORK);
        return new CalendarDay(day, working, stored.substring((working ? WORK : OFF).length()));
    }

    /** As people read it. */
    String word() {
        return (working ? "上班" : "放假") + "（" + name + "）";
    }
}
