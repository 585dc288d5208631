package unioncard.reports.reconciliation;

/**
 * What was sent to the bank on one day and what has become of it, in persons.
 *
 * @param day 发送日期
 * @param batches number of batches (批次数)
 * @param sent 报送
 * @param issued 办卡成功
 * @param refused 办卡失败
 * @param open 未反馈
 * @param closed given up without an answer (已关闭)
 * @param left left before sending (未报送)
 * @param result whether the figures agree (对账结果)
 */
public record ReconciliationLine(String day, int batches, int sent, int issued, int refused, int open, int closed, int left, String result) {
}
