package unioncard.card;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A card batch as list and detail show it. Always {@code lineCount = issuedCount + refusedCount + open()}.
 *
 * @param cutOffOn 收件截止日 for its paper; null for a batch from before that was kept
 * @param feedbackAt 银行反馈时间, null until the bank has answered
 * @param unanswered whether the bank has kept it for too many working days: an alarm, no failure
 */
public record BatchRow(long id, int version, String batchNo, String unionName, Channel channel, int lineCount, int issuedCount,
        int refusedCount, BatchStatus status, String submitterName, Instant submittedAt, LocalDate cutOffOn, Instant sentAt, Instant acknowledgedAt,
        Instant feedbackAt, String bankText, int printCount, Instant printedAt, boolean unanswered) {

    /** Lines the bank has not answered; none after withdrawal. */
    public int open() {
        return status == BatchStatus.WITHDRAWN ? 0 : lineCount - issuedCount - refusedCount;
    }
}
