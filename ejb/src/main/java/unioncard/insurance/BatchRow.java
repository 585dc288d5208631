package unioncard.insurance;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A line of 参保信息管理, and the head of a batch's own page. Money in fen.
 *
 * @param id batch
 * @param version to be passed with commands
 * @param batchNo null until confirmed; shown as a dash
 * @param unionName 基层工会
 * @param year 保障年度
 * @param way 参保类型
 * @param type 保障类型
 * @param planName its name
 * @param headcount 参保人数
 * @param premiumFen 保障费用
 * @param municipalFen 市总划拨
 * @param lowerFen 区局、各级工会和基层单位缴费
 * @param districtFen of it, 区局缴费
 * @param intermediateFen of it, 各级工会缴费
 * @param struckFen of it what was struck off because covers were void (重复参保冲减)
 * @param status 状态
 * @param submittedAt 提交时间
 * @param submitter name of the clerk, or the sign-in name
 * @param decidedAt when the district handled it, or null
 * @param returnReason why it was returned, or null
 * @param updatedAt 最后更新时间
 * @param revision which version of the enrolment it is, counted from 1
 * @param previousId the returned batch it stands in for, or null
 * @param previousReason why that one was returned, or null
 * @param nextId the batch that stands in for this one, or null
 * @param withdrawable whether the caller may withdraw it now
 * @param reviewable whether the caller may confirm or return it now
 * @param resubmittable whether the caller may take it up again now
 * @param dueOn 缴费期限; null before it is confirmed
 * @param payment 缴费状态; null where nothing is to be paid
 */
public record BatchRow(long id, int version, String batchNo, String unionName, int year, EnrolmentWay way, String type, String planName,
        int headcount, long premiumFen, long municipalFen, long lowerFen, long districtFen, long intermediateFen, long struckFen,
        EnrolmentStatus status,
        Instant submittedAt, String submitter, Instant decidedAt, String returnReason, Instant updatedAt, int revision, Long previousId,
        String previousReason, Long nextId,
        boolean withdrawable, boolean reviewable, boolean resubmittable, LocalDate dueOn, PaymentState payment) {

    /** 基层单位缴费: what the others leave of the lower share. */
    public long baseFen() {
        return lowerFen - districtFen - intermediateFen;
    }
}
