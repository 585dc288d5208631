package unioncard.ledger;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A confirmed batch whose lower share nobody has proved to be paid (待缴费批次). Money in fen.
 *
 * @param id batch
 * @param batchNo 批次编号
 * @param unionId its union
 * @param unionName 基层工会
 * @param year 保障年度
 * @param headcount 参保人数
 * @param lowerFen 区局、各级工会和基层单位缴费 that is left to be paid, or that a voucher has paid
 * @param struckFen what was struck off it (重复参保冲减)
 * @param confirmedAt 区局确认时间
 * @param dueOn last day for the voucher
 * @param overdue whether that day is past
 */
public record DueBatch(long id, String batchNo, long unionId, String unionName, int year, int headcount, long lowerFen, long struckFen,
        Instant confirmedAt, LocalDate dueOn, boolean overdue) {
}
