package unioncard.ledger;

import java.time.LocalDate;

/**
 * A line of the ledger with its entry. Money in fen.
 *
 * @param entryId 分录号: number of the entry, in the order of booking
 * @param kind 业务类型
 * @param bookedOn 记账日期
 * @param unionName 基层工会
 * @param districtName district or bureau at the time of booking
 * @param year 保障年度
 * @param batchId 参保批次
 * @param batchNo its number
 * @param batchVisible whether the caller sees the batch: it goes with its union into another district, the entry does not
 * @param account 科目
 * @param debitFen 借方
 * @param creditFen 贷方
 * @param bookerName 经办人
 * @param text 摘要
 * @param reversesId number of the entry that this one reverses, or null
 */
public record LedgerRow(long entryId, EntryKind kind, LocalDate bookedOn, String unionName, String districtName, int year, long batchId, String batchNo,
        boolean batchVisible, LedgerAccount account, long debitFen, long creditFen, String bookerName, String text, Long reversesId) {

    /** Tells the line from all others. */
    public String key() {
        return entryId + "-" + account;
    }
}
