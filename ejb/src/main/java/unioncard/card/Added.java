package unioncard.card;

import java.io.Serializable;
import java.util.Map;

/**
 * Exact account of an addition to the pending list: everybody chosen stands in it once.
 *
 * @param regular added to the regular channel
 * @param special added to the special channel, by reason
 * @param skipped not added, by reason
 */
public record Added(int regular, Map<SpecialReason, Integer> special, Map<Skipped, Integer> skipped) implements Serializable {

    /** How many are in the list now because of it. */
    public int total() {
        return regular + specialTotal();
    }

    /** How many went to the special channel. */
    public int specialTotal() {
        return sum(special);
    }

    /** How many were passed over. */
    public int skippedTotal() {
        return sum(skipped);
    }

    private static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
