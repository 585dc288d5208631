package unioncard.insurance;

import java.util.List;

/**
 * Sums of the waiting batches of one way, year and plan. Money in fen.
 *
 * @param year 保障年度
 * @param way 参保类型
 * @param type 保障类型, for example A
 * @param planName its name
 * @param batches how many
 * @param headcount 参保人数
 * @param premiumFen 保障费用
 * @param municipalFen 市总划拨
 * @param lowerFen 区局、各级工会和基层单位缴费
 * @param lastId the youngest of the batches
 * @param idSum their ids added up
 */
public record QueueTotal(int year, EnrolmentWay way, String type, String planName, int batches, long headcount, long premiumFen,
        long municipalFen, long lowerFen, long lastId, long idSum) {

    /** What several come to: what a reviewer has seen of a queue when confirming all of it. */
    public static QueueSum sum(List<QueueTotal> totals) {
        return new QueueSum(totals.stream().mapToInt(QueueTotal::batches).sum(), totals.stream().mapToLong(QueueTotal::headcount).sum(),
                totals.stream().mapToLong(QueueTotal::premiumFen).sum(), totals.stream().mapToLong(QueueTotal::municipalFen).sum(),
                totals.stream().mapToLong(QueueTotal::lowerFen).sum(), totals.stream().mapToLong(QueueTotal::lastId).max().orElse(0),
                totals.stream().mapToLong(QueueTotal::idSum).sum());
    }
}
