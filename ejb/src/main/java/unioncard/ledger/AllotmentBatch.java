package unioncard.ledger;

import java.time.LocalDate;

/**
 * A batch in an order, as it was booked. Money in fen.
 *
 * @param id 参保批次
 * @param batchNo 批次编号
 * @param unionName 基层工会
 * @param headcount 参保人数
 * @param municipalFen 市总划拨
 * @param bookedOn 记账日期
 * @param visible whether the caller sees the batch: it goes with its union into another district, its money does not
 */
public record AllotmentBatch(long id, String batchNo, String unionName, int headcount, long municipalFen, LocalDate bookedOn, boolean visible) {
}
