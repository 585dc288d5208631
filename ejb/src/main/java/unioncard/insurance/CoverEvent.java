package unioncard.insurance;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A cover was ended, or that was taken back (终止记录).
 *
 * @param year of the cover
 * @param revoked whether it was taken back (撤销终止)
 * @param endedOn last day of the cover it is about
 * @param reason why it had ended
 * @param remark what who did it has noted
 */
public record CoverEvent(int year, boolean revoked, LocalDate endedOn, CoverEnd reason, String remark, String actorName, Instant at) {
}
