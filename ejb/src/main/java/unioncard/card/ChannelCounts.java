package unioncard.card;

import java.io.Serializable;
import unioncard.shared.Rows;

/**
 * The summary line of a channel: 待办会员共 n 人; 校验通过 n; 未通过 n; 未校验 n.
 *
 * @param incomplete special channel: entries whose particulars are not complete
 */
public record ChannelCounts(int total, int passed, int failed, int unverified, int verifying, int incomplete)
        implements Serializable {

    /** Of several unions only the total is told, counted up to {@link Rows#COUNT_LIMIT} and one more. */
    static ChannelCounts ofMany(int total) {
        return new ChannelCounts(total, 0, 0, 0, 0, 0);
    }

    /** Whether there are more than were counted. */
    public boolean isCapped() {
        return total > Rows.COUNT_LIMIT;
    }

    /** Whether nothing in sight stands against the submission; it is judged in full when it happens. */
    public boolean isSubmittable() {
        return total > 0 && passed == total && incomplete == 0;
    }
}
