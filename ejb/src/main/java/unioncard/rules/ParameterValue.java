package unioncard.rules;

import java.time.LocalDate;
import unioncard.approval.Origin;

/** A value of the parameter with this code from a day on. */
public record ParameterValue(String code, LocalDate validFrom, int value, Origin origin) {
}
