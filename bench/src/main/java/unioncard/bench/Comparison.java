package unioncard.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * Measures the product against a floor, the least that any program must do for the same result, and against peers. All take turns in one run, so
 * that a busy machine slows all; after a round of each that does not count, medians and their ratios are printed with what they were measured on.
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
        return run(jdbi, Map.of("floor", floor), product).get("floor");
    }

    /** The same against several, in their order; returns the speed of the product as a part of that of each. */
    public Map<String, Double> run(Jdbi jdbi, Map<String, Contender> others, Contender product) throws Exception {
        say("%s", what);
        Machine.describe(jdbi).forEach(line -> say("  %s", line));
        var contenders = new LinkedHashMap<>(others);
        contenders.put("product", product);
        var measured = new LinkedHashMap<String, List<Laps>>();
        for (int round = 0; round <= rounds; round++) {
            say("  round %d%s, load %.1f", round, round == 0 ? " (does not count)" : "", Machine.load());
            for (var contender : contenders.entrySet()) {
                var laps = once(contender.getValue(), round);
                say("    %s %.2f s %s", contender.getKey(), laps.whole(), text(laps));
                if (round > 0) {
                    measured.computeIfAbsent(contender.getKey(), name -> new ArrayList<>()).add(laps);
                }
            }
        }
        say("  medians of %d:", rounds);
        measured.forEach((name, all) -> say("    %s %.2f s%s", name, medianWhole(all), parts(all)));
        var ratios = new LinkedHashMap<String, Double>();
        others.keySet().forEach(name -> ratios.put(name, medianWhole(measured.get(name)) / medianWhole(measured.get("product"))));
        ratios.forEach((name, ratio) -> say("  the product has %.2f of the speed of: %s", ratio, name));
        return ratios;
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
