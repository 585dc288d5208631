package unioncard.reports.cover;

/**
 * A batch in an order of the municipal federation.
 *
 * @param sequence number of the line, from 1 (序号)
 * @param batchNumber 批次编号
 * @param unionName 基层工会
 * @param bookedOn 记账日期
 * @param headcount 参保人数
 * @param amount 市总划拨 in yuan
 */
public record AllottedBatch(int sequence, String batchNumber, String unionName, String bookedOn, String headcount, String amount) {
}
