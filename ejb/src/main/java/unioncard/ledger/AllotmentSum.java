package unioncard.ledger;

/**
 * What the orders in one state come to. Money in fen.
 *
 * @param status 状态
 * @param orders 单数
 * @param batches 批次数
 * @param headcount 参保人数
 * @param amountFen 划拨金额
 */
public record AllotmentSum(AllotmentStatus status, int orders, int batches, long headcount, long amountFen) {
}
