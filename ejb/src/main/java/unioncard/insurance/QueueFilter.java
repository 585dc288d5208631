package unioncard.insurance;

import java.time.LocalDate;

/**
 * What the review queue is narrowed to; null means any.
 *
 * @param unionId 基层工会, or one above it
 * @param way 参保类型
 * @param type 保障类型
 * @param submittedFrom 提交时间, first day
 * @param submittedTo 提交时间, last day
 */
public record QueueFilter(Long unionId, EnrolmentWay way, String type, LocalDate submittedFrom, LocalDate submittedTo) {
}
