package unioncard.verification;

import java.time.LocalDate;
import java.util.List;

/**
 * A rule with everything known about it.
 *
 * @param present what it means today
 * @param coming meanings still to come, the next one first
 * @param history meanings up to now, the newest first
 * @param pending whether a proposal waits for the second person
 * @param version the last request carried out; what a proposal is based on
 */
public record RuleRow(Rule rule, RuleMeaning present, List<RuleMeaning> coming, List<RuleMeaning> history, boolean pending, int version) {

    /** What it means on a day from today on. */
    RuleMeaning on(LocalDate day) {
        var known = present;
        for (var next : coming) {
            if (!next.validFrom().isAfter(day)) {
                known = next;
            }
        }
        return known;
    }
}
