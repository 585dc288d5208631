package unioncard.ledger;

/**
 * How a lower share stands on the accounts of the levels that bear it (缴费分担), in fen, none below zero.
 *
 * @param district 区局缴费
 * @param intermediate 各级工会缴费
 * @param base 基层单位缴费
 */
public record LowerShares(long district, long intermediate, long base) {

    private static final int WHOLE = 100;

    /** What they come to. */
    public long fen() {
        return district + intermediate + base;
    }

    /**
     * What each level gets back when some of it is struck off: by the percentages the batch was submitted with, parts of a fen to the base union, as they
     * were charged. Where rounding would give a level more than it has been charged, the others make it up, so that the parts always come to the amount.
     *
     * @param fen at most what all levels together were charged
     */
    LowerShares part(long fen, int districtPercent, int intermediatePercent) {
        long ofDistrict = Math.min(district, fen * districtPercent / WHOLE);
        long ofIntermediate = Math.min(intermediate, fen * intermediatePercent / WHOLE);
        long ofBase = Math.min(base, fen - ofDistrict - ofIntermediate);
        long left = fen - ofDistrict - ofIntermediate - ofBase;
        long more = Math.min(left, district - ofDistrict);
        return new LowerShares(ofDistrict + more, ofIntermediate + left - more, ofBase);
    }
}
