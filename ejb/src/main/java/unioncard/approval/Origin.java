package unioncard.approval;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The request by which a rule came (谁提出、谁复核); all null for one that came with the product.
 *
 * @param proposedBy name of who asked for it
 * @param decidedBy name of who agreed
 * @param decidedAt when
 */
public record Origin(Long requestId, String proposedBy, String decidedBy, Instant decidedAt) {

    /** Reads a row that holds {@code request_id} and, of the request, {@code requester_name}, {@code decider_name} and {@code decided_at}. */
    public static Origin of(ResultSet row) throws SQLException {
        var decided = row.getTimestamp("decided_at");
        return new Origin(row.getObject("request_id", Long.class), row.getString("requester_name"), row.getString("decider_name"),
                decided == null ? null : decided.toInstant());
    }

    /** Version of a rule: the last request carried out, 0 before the first. One that takes the place of another counts as well. */
    public static int version(Stream<Origin> origins) {
        return origins.map(Origin::requestId).filter(Objects::nonNull).mapToInt(Math::toIntExact).max().orElse(0);
    }
}
