package unioncard.ledger;

/**
 * Which of the batches that owe are shown; null means any.
 *
 * @param unionId a union, with all below it
 * @param batchNo 批次编号, its beginning
 * @param overdue true: only those whose day is past
 */
public record DueFilter(Long unionId, String batchNo, boolean overdue) {
}
