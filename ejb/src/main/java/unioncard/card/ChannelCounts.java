package unioncard.card;

import java.io.Serializable;

/**
 * The summary line of a channel: 待办会员共 n 人; 校验通过 n; 未通过 n; 未校验 n.
 *
 * @param incomplete special channel: entries whose particulars are not complete
 */
public record ChannelCounts(int total, int passed, int failed, int unverified, int verifying, int incomplete)
        implements Serializable {

    /** An empty channel. */
    public static final ChannelCounts NONE = new ChannelCounts(0, 0, 0, 0, 0, 0);

    /** Whether nothing in sight stands against the submission; it is judged in full when it happens. */
    public boolean isSubmittable() {
        return total > 0 && passed == total && incomplete == 0;
    }
}
