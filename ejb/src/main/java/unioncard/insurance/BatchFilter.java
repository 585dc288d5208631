package unioncard.insurance;

import java.time.LocalDate;

/**
 * What 参保信息管理 searches for; null means any.
 *
 * @param batchNo 批次编号, its beginning; "-" as the list shows it: those without a number
 * @param submittedFrom 提交时间, first day
 * @param submittedTo 提交时间, last day
 * @param status 状态
 * @param way 参保类型
 * @param year 保障年度
 * @param type 保障类型
 * @param unionId a union, with all below it
 * @param payment 缴费状态
 * @param resubmittable only returned ones that can be taken up again (待重新提交)
 */
public record BatchFilter(String batchNo, LocalDate submittedFrom, LocalDate submittedTo, EnrolmentStatus status, EnrolmentWay way, Integer year, String type,
        Long unionId, PaymentState payment, boolean resubmittable) {

    /** Everything. */
    public static final BatchFilter ALL = of(null);

    /** Everything in one state. */
    public static BatchFilter of(EnrolmentStatus status) {
        return new BatchFilter(null, null, null, status, null, null, null, null, null, false);
    }

    boolean unnumbered() {
        return batchNo != null && batchNo.strip().equals("-");
    }
}
