package unioncard.insurance;

/**
 * What a batch would cost, as totals (显示费用为总金额), before anything is stored. All money in fen; the shares add up to the premium.
 *
 * @param headcount 参保人数
 * @param premiumFen 保障费用
 * @param municipalFen 市总划拨
 * @param lowerFen 区局、各级工会和基层单位缴费
 * @param halfPeriod how many of the persons pay the half premium
 * @param notEnrollable persons of the list who cannot be enrolled any more this year
 */
public record FeePreview(int headcount, long premiumFen, long municipalFen, long lowerFen, int halfPeriod, int notEnrollable) {

    /** How many pay the full premium. */
    public int fullPeriod() {
        return headcount - halfPeriod;
    }

    boolean sameCosts(FeePreview other) {
        return headcount == other.headcount && premiumFen == other.premiumFen && municipalFen == other.municipalFen && lowerFen == other.lowerFen;
    }
}
