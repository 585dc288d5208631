package unioncard.insurance;

import java.io.Serializable;
import java.time.Instant;

/**
 * What the preparation has found to wait in a union's list. A hint and nothing more: who is enrolled is looked up anew at submission.
 *
 * @param headcount persons who could be enrolled at {@code preparedAt}
 */
public record PreparedList(int year, EnrolmentWay way, int headcount, Instant preparedAt) implements Serializable {
}
