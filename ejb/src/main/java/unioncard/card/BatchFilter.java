package unioncard.card;

import java.time.LocalDate;

/**
 * What 办卡批次管理 is narrowed to; null means all.
 *
 * @param from first day of submission, in the city
 * @param to last day of submission
 */
public record BatchFilter(String batchNo, BatchStatus status, Channel channel, LocalDate from, LocalDate to) {
}
