package unioncard.rules;

import java.time.LocalDate;

/**
 * A value of a parameter from a day on.
 *
 * @param code of the parameter
 * @param proposedBy name of who asked for it; null for one that came with the product
 * @param decidedBy name of who agreed, or null
 * @param requestId the request it came by, or null
 */
public record ParameterValue(String code, LocalDate validFrom, int value, String proposedBy, String decidedBy, Long requestId) {
}
