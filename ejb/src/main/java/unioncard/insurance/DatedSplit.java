package unioncard.insurance;

import java.time.LocalDate;
import unioncard.approval.Origin;

/**
 * A split from a day on.
 *
 * @param ownerId whose it is
 * @param validFrom first day
 * @param origin who proposed and who decided
 */
public record DatedSplit(long ownerId, LocalDate validFrom, LowerSplit split, Origin origin) {
}
