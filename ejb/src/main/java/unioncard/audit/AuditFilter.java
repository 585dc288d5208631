package unioncard.audit;

import java.time.LocalDate;

/**
 * What is looked for in the trail; null or blank: anything.
 *
 * @param from first day, in the city's zone
 * @param to last day
 * @param login who, by sign-in name
 * @param action what, as in {@code CardBatches.withdraw}
 * @param subject whose or which: a member, batch or union number or a sign-in name, as a whole word
 * @param outcome how it ended
 */
public record AuditFilter(LocalDate from, LocalDate to, String login, String action, String subject, AuditOutcome outcome) {
}
