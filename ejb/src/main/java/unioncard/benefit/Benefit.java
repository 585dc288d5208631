package unioncard.benefit;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * What the carrier has paid under a cover.
 *
 * @param year of the cover
 * @param amountFen in fen
 */
public record Benefit(int year, BenefitKind kind, LocalDate paidOn, long amountFen) implements Serializable {
}
