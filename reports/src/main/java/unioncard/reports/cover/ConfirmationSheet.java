package unioncard.reports.cover;

import java.time.LocalDateTime;
import java.util.List;
import unioncard.reports.DocumentKind;
import unioncard.reports.PaperDocument;

/**
 * What a district has confirmed (区局确认单): one batch, its money and who pays it. Amounts are texts in yuan.
 *
 * @param unionName 基层工会
 * @param districtName 区局（产业）工会
 * @param batchNumber number of the batch (批次编号)
 * @param year 保障年度
 * @param plan 保障类型
 * @param way 参保类型
 * @param submittedAt 提交时间
 * @param reviewerName who has confirmed it (确认人)
 * @param confirmedAt when (确认时间)
 * @param dueOn last day for the voucher (缴费凭证期限)
 * @param headcount number of persons
 * @param premium 保障费用
 * @param municipal 市总划拨
 * @param lower 区局、各级工会和基层单位缴费
 * @param premiumCapitals the premium in capitals (大写)
 * @param split how what is left beside the municipal share is divided among the levels, in a sentence (缴费分担)
 * @param lines the persons, together where the same is paid for the same days
 */
public record ConfirmationSheet(String unionName, String districtName, String batchNumber, String year, String plan, String way,
        LocalDateTime submittedAt, String reviewerName, LocalDateTime confirmedAt, String dueOn, int headcount, String premium, String municipal,
        String lower, String premiumCapitals, String split, List<FeeLine> lines) implements PaperDocument {

    /** A snapshot of before the split was printed has none. */
    public ConfirmationSheet {
        split = split == null ? "" : split;
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.CONFIRMATION_SHEET;
    }

    @Override
    public String number() {
        return batchNumber;
    }
}
