package unioncard.insurance;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Covers confirmed in one month by one way under one plan, as their batches say. Money in fen.
 *
 * @param year 保障年度
 * @param month first day of the month of the confirmation, in the city
 * @param way 参保类型
 * @param type 保障类型, for example A
 * @param planName its name
 * @param headcount 参保人数
 * @param premiumFen 保障费用
 * @param municipalFen 市总划拨
 * @param lowerFen 区局、各级工会和基层单位缴费
 */
public record CoverPart(int year, LocalDate month, EnrolmentWay way, String type, String planName, long headcount, long premiumFen, long municipalFen,
        long lowerFen) implements Serializable {
}
