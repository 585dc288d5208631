package unioncard.insurance;

import java.io.Serializable;
import unioncard.shared.DomainException;

/**
 * How the share below 市总划拨 is divided (缴费分担): so many percent each for district and intermediate unions, the rest for the base union. Parts of a
 * fen are cut off and so fall to the base union too; the three always add up. The columns of {@code enrolment_batch} reckon the same way.
 *
 * @param districtPercent borne by the district or bureau (区局)
 * @param intermediatePercent borne by the union between district and base union (各级工会)
 * @param example whether the percentages are assumed, not agreed
 */
public record LowerSplit(int districtPercent, int intermediatePercent, boolean example) implements Serializable {

    /** What holds when nothing was agreed: the base union pays all. */
    public static final LowerSplit ALL_BY_BASE_UNION = new LowerSplit(0, 0, false);

    private static final int WHOLE = 100;

    /** What remains for the base union (基层单位), in percent. */
    public int basePercent() {
        return WHOLE - districtPercent - intermediatePercent;
    }

    /** The district's part of a lower share, in fen. */
    public long districtFen(long lowerFen) {
        return lowerFen * districtPercent / WHOLE;
    }

    /** The intermediate union's part of a lower share, in fen. */
    public long intermediateFen(long lowerFen) {
        return lowerFen * intermediatePercent / WHOLE;
    }

    /** Whether somebody beside the base union pays. */
    public boolean divided() {
        return districtPercent + intermediatePercent > 0;
    }

    /** Refuses percentages that are negative or more than all, with {@code split.percent}. */
    void require() {
        if (districtPercent < 0 || intermediatePercent < 0 || districtPercent > WHOLE || intermediatePercent > WHOLE || basePercent() < 0) {
            throw new DomainException("split.percent");
        }
    }
}
