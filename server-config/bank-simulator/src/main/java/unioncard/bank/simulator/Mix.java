package unioncard.bank.simulator;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Shares of result codes in hundredths of a percent. A given mix goes before the rules on content, the default one after them. */
record Mix(Map<ResultCode, Integer> shares, boolean overridesRules) {

    static final int WHOLE = 10_000;

    /** Three in a hundred, spread over refusals that only the bank's own books can explain. */
    static final Mix DEFAULT = new Mix(shares("1001=1,1004=1,3001=1"), false);

    /** Reads {@code 1001=2,9001=0.5}, or {@code none}; throws IllegalArgumentException on anything else. */
    static Mix of(String text) {
        return text.equals("none") ? new Mix(Map.of(), false) : new Mix(shares(text), true);
    }

    private static Map<ResultCode, Integer> shares(String text) {
        var shares = new EnumMap<ResultCode, Integer>(ResultCode.class);
        for (var entry : text.split(",", -1)) {
            var parts = entry.split("=", -1);
            if (parts.length != 2 || !parts[1].matches("\\d{1,3}(\\.\\d{1,2})?")) {
                throw new IllegalArgumentException("--mix takes code=percent,… and not " + entry);
            }
            if (shares.put(ResultCode.of(parts[0]), new BigDecimal(parts[1]).movePointRight(2).intValueExact()) != null) {
                throw new IllegalArgumentException("--mix names " + parts[0] + " twice");
            }
        }
        if (shares.values().stream().mapToInt(Integer::intValue).sum() > WHOLE) {
            throw new IllegalArgumentException("--mix adds up to more than 100 percent");
        }
        return Map.copyOf(shares);
    }

    /**
     * The code whose share a member's lot falls into. A temporary failure is drawn with a lot of its own, so that the same member
     * is not stuck with it in every batch. Lots run from 0 to 9999.
     */
    Optional<ResultCode> draw(int memberLot, int batchLot) {
        int temporary = shares.getOrDefault(ResultCode.TEMPORARY_FAILURE, 0);
        if (batchLot < temporary) {
            return Optional.of(ResultCode.TEMPORARY_FAILURE);
        }
        // The others keep their share of the whole, though they only see the members the temporary failure left over.
        int left = WHOLE - temporary;
        long bound = 0;
        for (var code : ResultCode.values()) {
            if (code != ResultCode.TEMPORARY_FAILURE) {
                bound += shares.getOrDefault(code, 0);
                if ((long) memberLot * left < bound * WHOLE) {
                    return Optional.of(code);
                }
            }
        }
        return Optional.empty();
    }
}
