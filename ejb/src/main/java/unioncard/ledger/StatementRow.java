package unioncard.ledger;

/**
 * What was booked for a district or union in a year, or the sum of all of them. Money in fen; what was reversed counts as never done.
 *
 * @param id the district or union; 0 for the sum
 * @param name its name; empty for the sum
 * @param headcount 参保人数
 * @param premiumFen 保障费用
 * @param municipalFen 市总划拨, booked
 * @param allottedFen of it, allotted
 * @param lowerFen 区局、各级工会和基层单位缴费, booked
 * @param verifiedFen of it, paid by a verified voucher
 */
public record StatementRow(long id, String name, long headcount, long premiumFen, long municipalFen, long allottedFen, long lowerFen, long verifiedFen) {

    /** 待划拨: balance of {@link LedgerAccount#MUNICIPAL_SHARE}. */
    public long municipalOpenFen() {
        return municipalFen - allottedFen;
    }

    /** 待缴: balance of {@link LedgerAccount#LOWER_SHARE}. */
    public long lowerOpenFen() {
        return lowerFen - verifiedFen;
    }

    /** 待付: balance of {@link LedgerAccount#PREMIUM}. */
    public long premiumOpenFen() {
        return premiumFen - allottedFen - verifiedFen;
    }
}
