package unioncard.approval;

import java.time.LocalDate;
import java.util.List;

/**
 * What somebody asks a second person to agree to about a rule of the whole city (规定), such as a parameter.
 *
 * @param subject as in {@link Proposal}
 * @param name what lists call the rule
 * @param validFrom first day of what is proposed; null for what holds from the decision on
 * @param seen version of the rule that the requester has seen
 * @param known its version now
 * @param changes what becomes another, beside the first day
 * @param reason 调整依据, 2 to 100 characters
 */
public record RuleProposal(String subject, String name, LocalDate validFrom, int seen, int known, List<Change> changes, String reason) {
}
