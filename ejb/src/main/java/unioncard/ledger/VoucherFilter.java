package unioncard.ledger;

import java.time.LocalDate;

/**
 * Which vouchers are shown; null means any.
 *
 * @param status 状态
 * @param toReview only those handed in by somebody else and not decided yet (待我审核)
 * @param unionId a union, with all below it
 * @param paidFrom 缴费日期, first day
 * @param paidTo 缴费日期, last day
 */
public record VoucherFilter(VoucherStatus status, boolean toReview, Long unionId, LocalDate paidFrom, LocalDate paidTo) {
}
