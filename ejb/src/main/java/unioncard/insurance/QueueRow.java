package unioncard.insurance;

import java.time.Instant;

/**
 * A batch that waits for its district (区局确认中), with what the reviewer looks at. Money in fen.
 *
 * @param id batch
 * @param version to be passed with commands
 * @param unionName 基层工会
 * @param year 保障年度
 * @param way 参保类型
 * @param planName 保障类型
 * @param headcount 参保人数
 * @param premiumFen 保障费用
 * @param municipalFen 市总划拨
 * @param lowerFen 区局、各级工会和基层单位缴费
 * @param submittedAt 提交时间
 * @param submitter name of the clerk, or the sign-in name
 * @param revision which version of the enrolment it is, counted from 1
 * @param backDated 追溯起保: persons whose cover begins long before the submission
 * @param duplicates 疑似重复: persons who may be enrolled for the year as somebody else
 * @param expired 证件到期: persons whose document has expired when the cover begins
 * @param flagged persons with any of these
 * @param yearHeadcount persons of the union in this year, confirmed and waiting, in all batches
 * @param yearPremiumFen what they cost
 * @param lastHeadcount persons of the union confirmed for the year before
 * @param lastPremiumFen what they cost
 * @param reviewable whether the caller may confirm or return it
 */
public record QueueRow(long id, int version, String unionName, int year, EnrolmentWay way, String planName, int headcount, long premiumFen,
        long municipalFen, long lowerFen, Instant submittedAt, String submitter, int revision, int backDated, int duplicates, int expired,
        int flagged, long yearHeadcount, long yearPremiumFen, long lastHeadcount, long lastPremiumFen, boolean reviewable) {

    /** Persons more than in the year before, or fewer. */
    public long headcountDifference() {
        return yearHeadcount - lastHeadcount;
    }

    /** Fen more than in the year before, or fewer. */
    public long premiumDifference() {
        return yearPremiumFen - lastPremiumFen;
    }
}
