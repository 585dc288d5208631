package unioncard.verification;

import java.time.LocalDate;
import unioncard.approval.Origin;

/**
 * What a rule means from a day on.
 *
 * @param validFrom first day
 * @param text what the clerk reads beside the result
 */
public record RuleMeaning(Rule rule, LocalDate validFrom, Outcome outcome, String text, Origin origin) {
}
