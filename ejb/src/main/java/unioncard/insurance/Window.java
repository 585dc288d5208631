package unioncard.insurance;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Days of an insurance year on which a way of enrolment is open (参保期间), the first and the last among them.
 *
 * @param from first day
 * @param to last day
 */
public record Window(LocalDate from, LocalDate to) implements Serializable {

    /** Whether it is open on this day. */
    public boolean holds(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** Whether both days are set, it begins no later than it ends and it lies between two days. */
    boolean isWithin(LocalDate first, LocalDate last) {
        return from != null && to != null && !from.isAfter(to) && !from.isBefore(first) && !to.isAfter(last);
    }
}
