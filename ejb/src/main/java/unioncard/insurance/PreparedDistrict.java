package unioncard.insurance;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * How a district stands with the lists of a year and way.
 *
 * @param id the district
 * @param state of its preparation
 * @param unions of the district when its preparation began
 * @param done those of them looked through
 * @param preparedAt end of the last preparation that came to its end, or null
 * @param submitted unions with a batch that waits or is confirmed
 * @param open unions that have submitted nothing and in whose list somebody stood
 * @param enrolled persons in those batches
 * @param waiting persons who stood in lists of which nothing was submitted since
 */
public record PreparedDistrict(long id, String name, PreparationState state, int unions, int done, Instant preparedAt, int submitted, int open,
        long enrolled, long waiting) implements Serializable {

    /** Districts together, as a line without id and name. */
    public static PreparedDistrict sum(List<PreparedDistrict> districts) {
        return new PreparedDistrict(0, null, null, total(districts, PreparedDistrict::unions), total(districts, PreparedDistrict::done), null,
                total(districts, PreparedDistrict::submitted), total(districts, PreparedDistrict::open),
                districts.stream().mapToLong(PreparedDistrict::enrolled).sum(), districts.stream().mapToLong(PreparedDistrict::waiting).sum());
    }

    private static int total(List<PreparedDistrict> districts, ToIntFunction<PreparedDistrict> figure) {
        return districts.stream().mapToInt(figure).sum();
    }
}
