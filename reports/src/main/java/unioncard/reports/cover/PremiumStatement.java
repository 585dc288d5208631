package unioncard.reports.cover;

import java.time.LocalDateTime;
import java.util.List;
import unioncard.reports.DocumentKind;
import unioncard.reports.PaperDocument;

/**
 * What a union has to pay for a confirmed batch (保费结算单, 缴费通知). Amounts are texts in yuan.
 *
 * @param unionName 基层工会
 * @param districtName 区局（产业）工会
 * @param batchNumber number of the batch (批次编号)
 * @param year 保障年度
 * @param plan 保障类型
 * @param way 参保类型
 * @param submittedAt 提交时间
 * @param dueOn last day for the voucher (缴费期限)
 * @param headcount number of persons
 * @param premium 保障费用
 * @param municipal its municipal share (市总划拨)
 * @param lower what is left to be paid (区局、各级工会和基层单位缴费)
 * @param lowerDue the same with its unit (应缴金额)
 * @param lowerCapitals the same in capitals (应缴金额大写)
 * @param split how what is left beside the municipal share is divided among the levels, in a sentence (缴费分担)
 * @param lines the persons, together where the same is paid for the same days
 */
public record PremiumStatement(String unionName, String districtName, String batchNumber, String year, String plan, String way,
        LocalDateTime submittedAt, String dueOn, int headcount, String premium, String municipal, String lower, String lowerDue, String lowerCapitals,
        String split, List<FeeLine> lines) implements PaperDocument {

    /** A snapshot of before the split was printed has none. */
    public PremiumStatement {
        split = split == null ? "" : split;
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.PREMIUM_STATEMENT;
    }

    @Override
    public String number() {
        return batchNumber;
    }
}
