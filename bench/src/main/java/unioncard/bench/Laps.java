package unioncard.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** Seconds that the parts of one round took, by their names in their order. */
public final class Laps {

    private final Map<String, Double> seconds = new LinkedHashMap<>();

    /** Runs a part and notes how long it took. */
    public <T> T lap(String name, Callable<T> part) throws Exception {
        long begin = System.nanoTime();
        var result = part.call();
        seconds.merge(name, (System.nanoTime() - begin) / 1e9, Double::sum);
        return result;
    }

    Map<String, Double> seconds() {
        return seconds;
    }

    double whole() {
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
