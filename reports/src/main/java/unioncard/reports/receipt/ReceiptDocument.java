package unioncard.reports.receipt;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;

/**
 * The receipt list of one batch (领取签收单) as it is to be printed before its cards are handed out: everybody signs for the own card. All texts
 * are printed as they are; the caller has masked what the reader may not see. Times are in the city's time zone.
 *
 * @param unionName name of the union (工会名称)
 * @param batchNumber number of the batch (批次编号)
 * @param bankFeedbackAt when the bank answered (银行反馈时间), null as long as it has not
 * @param printedAt when this copy was made (打印时间)
 * @param printedBy who made this copy (打印人)
 * @param lines the cards in the order of the batch, may be empty
 */
public record ReceiptDocument(String unionName, String batchNumber, LocalDateTime bankFeedbackAt, LocalDateTime printedAt, String printedBy,
        List<ReceiptLine> lines) {

    /** Only the time of the bank's answer may be missing. */
    public ReceiptDocument {
        Objects.requireNonNull(unionName, "unionName");
        Objects.requireNonNull(batchNumber, "batchNumber");
        Objects.requireNonNull(printedAt, "printedAt");
        Objects.requireNonNull(printedBy, "printedBy");
        lines = List.copyOf(lines);
    }
}
