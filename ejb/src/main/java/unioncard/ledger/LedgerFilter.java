package unioncard.ledger;

import java.time.LocalDate;

/**
 * What 资金台账 shows; null means any.
 *
 * @param year 保障年度
 * @param districtId a district: what was booked there, which stays when a union goes to another one
 * @param unionId any other union: what was booked for it and all that are below it now
 * @param batchNo 批次编号, its beginning
 * @param kind 业务类型
 * @param account 科目
 * @param from 记账日期, first day
 * @param to 记账日期, last day
 */
public record LedgerFilter(Integer year, Long districtId, Long unionId, String batchNo, EntryKind kind, LedgerAccount account, LocalDate from, LocalDate to) {

    /** On any account and day. */
    public LedgerFilter(Integer year, Long districtId, Long unionId, String batchNo, EntryKind kind) {
        this(year, districtId, unionId, batchNo, kind, null, null, null);
    }
}
