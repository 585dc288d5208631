package unioncard.reports.cover;

import java.time.LocalDateTime;
import java.util.List;
import unioncard.reports.DocumentKind;
import unioncard.reports.PaperDocument;

/**
 * An order by which the municipal federation pays its share for a district (市总划拨单). Amounts are texts in yuan.
 *
 * @param orderNumber 划拨单号
 * @param districtName 区局（产业）工会
 * @param status state of the order (状态)
 * @param year 保障年度
 * @param upTo last booking day of what it takes (记账截止)
 * @param batches number of batches (批次数)
 * @param headcount number of persons (参保人数)
 * @param amount 划拨金额
 * @param amountWords the same with its unit
 * @param amountCapitals the same in capitals (大写)
 * @param preparerName 制单人
 * @param preparedAt 制单时间
 * @param reviewerName who has approved or ended it (复核人), or null
 * @param reviewedAt when, or null
 * @param paidOn 划拨日期, or null
 * @param bankReference 银行流水号, or null
 * @param lines the batches as they were booked, first booked first
 */
public record AllotmentOrder(String orderNumber, String districtName, String status, String year, String upTo, int batches, int headcount, String amount,
        String amountWords, String amountCapitals, String preparerName, LocalDateTime preparedAt, String reviewerName, LocalDateTime reviewedAt,
        String paidOn, String bankReference, List<AllottedBatch> lines) implements PaperDocument {

    @Override
    public DocumentKind kind() {
        return DocumentKind.ALLOTMENT_ORDER;
    }

    @Override
    public String number() {
        return orderNumber;
    }
}
