package unioncard.benefit;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * What the carrier has paid under a cover. Who may not know what for is told neither that nor how much, which would tell it: one-off benefits are fixed
 * sums of the plan.
 *
 * @param year of the cover
 * @param kind null for who may not know
 * @param amountFen in fen; null likewise
 */
public record Benefit(int year, BenefitKind kind, LocalDate paidOn, Long amountFen) implements Serializable {
}
