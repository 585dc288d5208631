package unioncard.benefit;

import java.time.LocalDate;

/**
 * A line of the carrier's file that passed the checks of its own fields.
 *
 * @param rowNo as the spreadsheet counts
 * @param document as typed, normalised; in full
 * @param amountFen in fen
 */
record PaidBenefit(int rowNo, String claimNo, int year, String name, String document, BenefitKind kind, LocalDate paidOn, long amountFen) {
}
