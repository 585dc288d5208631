package unioncard.ledger;

import java.time.Instant;
import java.time.LocalDate;
import unioncard.attachment.FileType;

/**
 * A voucher (缴费凭证) as lists and its own page show it; its file is asked for by itself. Money in fen.
 *
 * @param id 凭证编号
 * @param version to be passed with commands
 * @param unionName 基层工会
 * @param batches how many batches it pays
 * @param amountFen 缴费金额
 * @param paidOn 缴费日期
 * @param mediaType of the file
 * @param status 状态
 * @param uploaderName 上传人
 * @param uploadedAt 上传时间
 * @param deciderName 审核人, or null
 * @param decidedAt 审核时间, or null
 * @param revokerName 撤销核销人, or null
 * @param revokedAt 撤销核销时间, or null
 * @param returnReason why it was returned or its verification revoked, or null
 * @param decidable whether the caller may verify or return it now
 * @param revocable whether the caller may take its verification back now
 */
public record VoucherRow(long id, int version, String unionName, int batches, long amountFen, LocalDate paidOn, FileType mediaType, VoucherStatus status,
        String uploaderName, Instant uploadedAt, String deciderName, Instant decidedAt, String revokerName, Instant revokedAt, String returnReason,
        boolean decidable, boolean revocable) {
}
