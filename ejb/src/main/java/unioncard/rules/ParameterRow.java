package unioncard.rules;

import java.time.LocalDate;
import java.util.List;
import unioncard.shared.Parameter;

/**
 * A parameter with everything known about it.
 *
 * @param value in force today
 * @param since first day of that value; null for the built-in one
 * @param coming values still to come, the next one first
 * @param history values up to now, the newest first
 * @param pending whether a proposal waits for the second person
 * @param version the last request carried out; what a proposal is based on
 */
public record ParameterRow(Parameter parameter, int value, LocalDate since, List<ParameterValue> coming, List<ParameterValue> history,
        boolean pending, int version) {

    /** The value on a day from today on. */
    int on(LocalDate day) {
        int known = value;
        for (var next : coming) {
            if (!next.validFrom().isAfter(day)) {
                known = next.value();
            }
        }
        return known;
    }
}
