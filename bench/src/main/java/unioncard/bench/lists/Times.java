package unioncard.bench.lists;

import java.util.ArrayList;
import java.util.List;

/** What was measured of one visit over all rounds. */
final class Times {

    private final List<Double> millis = new ArrayList<>();
    private int answered;
    private double seconds;
    private int bytes;

    void took(long nanos, int length) {
        millis.add(nanos / 1e6);
        bytes = length;
    }

    void answered(int count, long nanos) {
        answered += count;
        seconds += nanos / 1e9;
    }

    /** Milliseconds within which that part of the requests was answered, one after the other. */
    double percentile(double part) {
        var sorted = millis.stream().sorted().toList();
        return sorted.get(Math.max((int) Math.ceil(part * sorted.size()) - 1, 0));
    }

    /** Requests a second of all sessions at once. */
    double rate() {
        return answered / seconds;
    }

    int count() {
        return millis.size();
    }

    /** Characters of the last answer. */
    int length() {
        return bytes;
    }
}
