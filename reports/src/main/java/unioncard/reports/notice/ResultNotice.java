package unioncard.reports.notice;

import java.time.LocalDateTime;
import java.util.List;
import unioncard.reports.DocumentKind;
import unioncard.reports.PaperDocument;

/**
 * What the bank has answered to a card batch (银行反馈结果通知): who has a card, who was refused and why.
 *
 * @param unionName name of the union (工会名称)
 * @param batchNumber number of the batch (批次编号)
 * @param channel 办理通道
 * @param status 批次状态
 * @param submittedAt 提交时间
 * @param bankFeedbackAt 银行反馈时间, null as long as the bank has not answered
 * @param headcount number of members in the batch
 * @param issued how many have a card (办卡成功)
 * @param refused how many were refused (办卡失败)
 * @param waiting how many wait for an answer (尚未反馈)
 * @param lines the members in the order of the batch
 */
public record ResultNotice(String unionName, String batchNumber, String channel, String status, LocalDateTime submittedAt,
        LocalDateTime bankFeedbackAt, int headcount, int issued, int refused, int waiting, List<ResultLine> lines) implements PaperDocument {

    @Override
    public DocumentKind kind() {
        return DocumentKind.RESULT_NOTICE;
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
