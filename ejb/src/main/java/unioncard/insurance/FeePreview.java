package unioncard.insurance;

import org.jdbi.v3.core.mapper.reflect.JdbiConstructor;

/**
 * What a batch would cost, as totals (显示费用为总金额), before anything is stored. All money in fen; the shares add up to the premium.
 *
 * @param headcount 参保人数
 * @param premiumFen 保障费用
 * @param municipalFen 市总划拨
 * @param lowerFen 区局、各级工会和基层单位缴费
 * @param halfPeriod how many of the persons pay the half premium
 * @param notEnrollable persons of the list who cannot be enrolled any more this year
 * @param split how the lower share is divided
 */
public record FeePreview(int headcount, long premiumFen, long municipalFen, long lowerFen, int halfPeriod, int notEnrollable, LowerSplit split) {

    /** Costs of which the base union bears all of the lower share. */
    @JdbiConstructor
    public FeePreview(int headcount, long premiumFen, long municipalFen, long lowerFen, int halfPeriod, int notEnrollable) {
        this(headcount, premiumFen, municipalFen, lowerFen, halfPeriod, notEnrollable, LowerSplit.ALL_BY_BASE_UNION);
    }

    /** The same costs, divided in another way. */
    FeePreview divided(LowerSplit by) {
        return new FeePreview(headcount, premiumFen, municipalFen, lowerFen, halfPeriod, notEnrollable, by);
    }

    /** 区局缴费. */
    public long districtFen() {
        return split.districtFen(lowerFen);
    }

    /** 各级工会缴费. */
    public long intermediateFen() {
        return split.intermediateFen(lowerFen);
    }

    /** 基层单位缴费: what the others leave. */
    public long baseFen() {
        return lowerFen - districtFen() - intermediateFen();
    }

    /** How many pay the full premium. */
    public int fullPeriod() {
        return headcount - halfPeriod;
    }

    boolean sameCosts(FeePreview other) {
        return headcount == other.headcount && premiumFen == other.premiumFen && municipalFen == other.municipalFen && lowerFen == other.lowerFen
                && districtFen() == other.districtFen() && intermediateFen() == other.intermediateFen();
    }
}
