package unioncard.ledger;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An order (划拨单) as lists and its own page show it. Money in fen.
 *
 * @param id of the order
 * @param version to be passed with commands
 * @param orderNo 划拨单号
 * @param districtId the district it is for
 * @param districtName its name
 * @param year 保障年度
 * @param upTo last booking day of what it takes
 * @param batches 批次数
 * @param headcount 参保人数
 * @param amountFen 划拨金额
 * @param status 状态
 * @param preparerName 制单人
 * @param preparedAt 制单时间
 * @param deciderName who approved or voided it, or null
 * @param decidedAt when, or null
 * @param paidOn 划拨日期, or null
 * @param bankRef 银行流水号, or null
 * @param revokerName 撤销人, or null
 * @param revokedAt 撤销时间, or null
 * @param reason why it was voided or revoked, or null
 * @param approvable whether the caller may approve it now
 * @param voidable whether the caller may void it now
 * @param revocable whether the caller may take its approval back now
 */
public record AllotmentRow(long id, int version, String orderNo, long districtId, String districtName, int year, LocalDate upTo, int batches,
        int headcount, long amountFen, AllotmentStatus status, String preparerName, Instant preparedAt, String deciderName, Instant decidedAt,
        LocalDate paidOn, String bankRef, String revokerName, Instant revokedAt, String reason, boolean approvable, boolean voidable, boolean revocable) {
}
