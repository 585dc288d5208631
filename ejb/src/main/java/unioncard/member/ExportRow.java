package unioncard.member;

import java.time.Instant;

/**
 * An approved download of full numbers.
 *
 * @param id of the request
 * @param most how many members it may hold
 * @param availableUntil when it can be fetched no more
 * @param downloads how often it was fetched
 */
public record ExportRow(long id, String reason, String deciderName, int most, Instant availableUntil, int downloads) {
}
