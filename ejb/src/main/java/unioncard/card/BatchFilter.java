package unioncard.card;

import java.time.LocalDate;

/**
 * What 办卡批次管理 is narrowed to; null means all.
 *
 * @param from first day of submission, in the city
 * @param to last day of submission
 * @param unionId batches of this union and of all below it
 * @param waiting only batches the bank has not answered in full (待银行反馈), those to be sent included
 * @param unanswered only batches the bank has not answered in full for too many working days
 */
public record BatchFilter(String batchNo, BatchStatus status, Channel channel, LocalDate from, LocalDate to, Long unionId, boolean waiting,
        boolean unanswered) {

    /** All batches. */
    public static final BatchFilter ALL = new BatchFilter(null, null, null, null, null, null, false, false);
}
