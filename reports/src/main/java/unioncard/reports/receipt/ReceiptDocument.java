package unioncard.reports.receipt;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import unioncard.reports.DocumentKind;
import unioncard.reports.PaperDocument;

/**
 * The receipt list of one batch (领取签收单) as it is to be printed before its cards are handed out: everybody signs for
 * the own card.
 *
 * @param unionName name of the union (工会名称)
 * @param batchNumber number of the batch (批次编号)
 * @param bankFeedbackAt when the bank answered (银行反馈时间), null as long as it has not
 * @param lines the cards in the order of the batch, may be empty
 */
public record ReceiptDocument(String unionName, String batchNumber, LocalDateTime bankFeedbackAt, List<ReceiptLine> lines)
        implements PaperDocument {

    /** Only the time of the bank's answer may be missing. */
    public ReceiptDocument {
        Objects.requireNonNull(unionName, "unionName");
        Objects.requireNonNull(batchNumber, "batchNumber");
        lines = List.copyOf(lines);
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.CARD_RECEIPT;
    }

    @Override
    public String number() {
        return batchNumber;
    }

    @Override
    public String unknown() {
        return "尚未反馈";
    }
}
