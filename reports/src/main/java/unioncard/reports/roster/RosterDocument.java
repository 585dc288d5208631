package unioncard.reports.roster;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import unioncard.reports.DocumentKind;
import unioncard.reports.PaperDocument;

/**
 * The card roster of one batch (打印清册) as it is to be printed: the batch as it was submitted, not today's member data.
 *
 * @param unionName name of the union (工会名称)
 * @param batchNumber number of the batch (批次编号)
 * @param channel 普通办卡通道 or 特殊办卡通道
 * @param status state of the batch (批次状态)
 * @param submittedAt when the batch was submitted (提交时间)
 * @param bankFeedbackAt when the bank answered (银行反馈时间), null as long as it has not
 * @param clerkName the clerk in charge (经办人)
 * @param lines the members in the order of the batch, may be empty
 */
public record RosterDocument(String unionName, String batchNumber, String channel, String status, LocalDateTime submittedAt,
        LocalDateTime bankFeedbackAt, String clerkName, List<RosterLine> lines) implements PaperDocument {

    /** Only the time of the bank's answer may be missing. */
    public RosterDocument {
        Objects.requireNonNull(unionName, "unionName");
        Objects.requireNonNull(batchNumber, "batchNumber");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(submittedAt, "submittedAt");
        Objects.requireNonNull(clerkName, "clerkName");
        lines = List.copyOf(lines);
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.CARD_ROSTER;
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
