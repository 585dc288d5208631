package unioncard.insurance;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import unioncard.organisation.UnionLevel;

/**
 * 参保统计 of one place in one year.
 *
 * @param years 保障年度 to choose from, latest first; empty when none has begun, then everything below is empty too
 * @param year the one shown
 * @param unionId the place: the city, a district, a part of one, or a union
 * @param unionName its name
 * @param level its level
 * @param districtId the district it stands in, for the way up; null for the city
 * @param districtName its name
 * @param countedAt as of when the figures of persons are, the oldest of them; null when nobody has been counted
 * @param live whether they were counted for this very view
 * @param count persons; null when nobody has been counted
 * @param covers what was confirmed
 * @param olderWay the way in which holders of an older card are enrolled today; null when none is open
 * @param newCardOpen whether holders of a card of the year can be enrolled today
 */
public record CoverageOverview(List<Integer> years, int year, long unionId, String unionName, UnionLevel level, Long districtId, String districtName,
        Instant countedAt, boolean live, CoverageCount count, ConfirmedCovers covers, EnrolmentWay olderWay, boolean newCardOpen) implements Serializable {

    /** Covers to the holders of a card, in tenths of a percent, rounded down; null where nobody holds one or nobody has been counted. */
    public Integer perHolders(long covers) {
        return count == null || count.holders() == 0 ? null : (int) (covers * 1000 / count.holders());
    }

    /** Whether somebody without cover can be enrolled today. */
    public boolean enrollable() {
        return newCardOpen || olderWay != null;
    }

    /** Whether the place is one union, which has none below it to be listed. */
    public boolean oneUnion() {
        return level.isOneUnion();
    }

    /** Whether the place is the city, whose lines are districts. */
    public boolean city() {
        return level == UnionLevel.MUNICIPAL;
    }
}
