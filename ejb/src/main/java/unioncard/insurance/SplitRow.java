package unioncard.insurance;

import java.time.LocalDate;
import java.util.List;

/**
 * A district, or the city for those without a split of their own, with everything known about its split (缴费分担).
 *
 * @param ownerId the district, or the municipal federation
 * @param ownerName its name
 * @param city whether this is what holds for districts without one of their own
 * @param split in force today; null for a district without one
 * @param since first day of that split; null when there is none
 * @param coming splits still to come, the next one first
 * @param history splits up to now, the newest first
 * @param pending whether a proposal waits for the second person
 * @param version the last request carried out; what a proposal is based on
 */
public record SplitRow(long ownerId, String ownerName, boolean city, LowerSplit split, LocalDate since, List<DatedSplit> coming, List<DatedSplit> history,
        boolean pending, int version) {

    /** The own split on a day from today on, or null. */
    LowerSplit on(LocalDate day) {
        var known = split;
        for (var next : coming) {
            if (!next.validFrom().isAfter(day)) {
                known = next.split();
            }
        }
        return known;
    }
}
