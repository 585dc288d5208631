package unioncard.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;

/**
 * Measures the product against a floor: the least that any program must do for the same result. Both take turns in one run, so that a busy
 * machine slows both; after a round of each that does not count, medians and their ratio are printed with what they were measured on.
 */
public final class Comparison {

    // checkstyle: command line
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    // checkstyle: end

    private final String what;
    private final int rounds;

    /** Somebody who can be timed; the round is 0 for the one that does not count. */
    @FunctionalInterface
    public interface Contender {

        /** Does the work once; what is not timed, such as clearing up, stays outside the laps. */
        void run(int round, Laps laps) throws Exception;
    }

    /** @param what is compared, for the head of the report */
    public Comparison(String what, int rounds) {
        this.what = what;
        this.rounds = rounds;
    }

    /** A line of the report. */
    public static void say(String format, Object... places) {
        OUT.println(String.format(Locale.ROOT, format, places));
    }

    /** Runs and reports; returns the speed of the product as a part of the floor's. */
    public double run(Jdbi jdbi, Contender floor, Contender product) throws Exception {
        say("%s", what);
        Machine.describe(jdbi).forEach(line -> say("  %s", line));
        var floors = new ArrayList<Laps>();
        var products = new ArrayList<Laps>();
        for (int round = 0; round <= rounds; round++) {
            var a = once(floor, round);
            var b = once(product, round);
            say("  round %d%s: floor %.2f s, product %.2f s %s", round, round == 0 ? " (does not count)" : "", a.whole(), b.whole(), text(b));
            if (round > 0) {
                floors.add(a);
                products.add(b);
            }
        }
        double ratio = medianWhole(floors) / medianWhole(products);
        say("  medians of %d: floor %.2f s%s", rounds, medianWhole(floors), parts(floors));
        say("                product %.2f s%s", medianWhole(products), parts(products));
        say("  the product has %.2f of the speed of the floor", ratio);
        return ratio;
    }

    private static Laps once(Contender contender, int round) throws Exception {
        System.gc();
        var laps = new Laps();
        contender.run(round, laps);
        return laps;
    }

    private static String text(Laps laps) {
        return laps.seconds().size() < 2 ? "" : String.valueOf(laps.seconds().entrySet().stream()
                .map(lap -> String.format(Locale.ROOT, "%s %.2f", lap.getKey(), lap.getValue())).toList());
    }

    private static String parts(List<Laps> rounds) {
        var text = new StringBuilder();
        if (rounds.get(0).seconds().size() > 1) {
            rounds.get(0).seconds().keySet().forEach(part -> text.append(String.format(Locale.ROOT, ", %s %.2f s", part,
                    median(rounds.stream().map(laps -> laps.seconds().get(part)).toList()))));
        }
        return text.toString();
    }

    private static double medianWhole(List<Laps> rounds) {
        return median(rounds.stream().map(Laps::whole).toList());
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
