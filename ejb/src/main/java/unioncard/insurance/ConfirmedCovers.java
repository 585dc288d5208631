package unioncard.insurance;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What was confirmed for a year and for the year before, put together by plan, by way and by month. These are covers as enrolled and paid for:
 * who has left or moved on since is still among them, so they need not come to the covered persons of {@link CoverageCount}.
 *
 * @param year 保障年度
 * @param parts of this year and the one before
 */
public record ConfirmedCovers(int year, List<CoverPart> parts) implements Serializable {

    private static final int MONTHS = 12;

    /**
     * One line of a table: covers of a plan, of a way, or of both. Money in fen.
     *
     * @param way 参保类型; null for all
     * @param type 保障类型; null for all
     * @param planName its name; null for all
     * @param share of all covers, in tenths of a percent, rounded
     */
    public record Line(EnrolmentWay way, String type, String planName, long headcount, long premiumFen, long municipalFen, long lowerFen, int share)
            implements Serializable {
    }

    /**
     * One month of the trend.
     *
     * @param offset months since January of the insurance year; negative where the campaign comes before it
     * @param now covers confirmed for the year
     * @param before as many months into the year before, for that one
     */
    public record Month(int offset, long now, long before) implements Serializable {
    }

    /** Covers of the year by plan. */
    public List<Line> byPlan() {
        return grouped(CoverPart::type).entrySet().stream()
                .map(e -> line(null, e.getKey(), e.getValue().get(0).planName(), e.getValue())).toList();
    }

    /** Covers of the year by way, every way there is. */
    public List<Line> byWay() {
        return Arrays.stream(EnrolmentWay.values()).map(way -> line(way, null, null, ofYear(part -> part.way() == way))).toList();
    }

    /** Covers of the year by plan and way, those there are. */
    public List<Line> byPlanAndWay() {
        return grouped(CoverPart::type).values().stream().flatMap(plan -> Arrays.stream(EnrolmentWay.values())
                .map(way -> plan.stream().filter(part -> part.way() == way).toList()).filter(some -> !some.isEmpty())
                .map(some -> line(some.get(0).way(), some.get(0).type(), some.get(0).planName(), some))).toList();
    }

    /** All covers of the year. */
    public Line total() {
        return line(null, null, null, ofYear(part -> true));
    }

    /** The twelve months of the year, and before and after them those in which something was confirmed for it or for the year before. */
    public List<Month> byMonth() {
        var now = byOffset(year);
        var before = byOffset(year - 1);
        return IntStream.concat(IntStream.range(0, MONTHS), IntStream.concat(now.keySet().stream().mapToInt(o -> o), before.keySet().stream().mapToInt(o -> o)))
                .distinct().sorted().mapToObj(offset -> new Month(offset, now.getOrDefault(offset, 0L), before.getOrDefault(offset, 0L))).toList();
    }

    private Map<Integer, Long> byOffset(int of) {
        return parts.stream().filter(part -> part.year() == of).collect(Collectors.toMap(
                part -> (part.month().getYear() - of) * MONTHS + part.month().getMonthValue() - 1, CoverPart::headcount, Long::sum, HashMap::new));
    }

    private Map<String, List<CoverPart>> grouped(Function<CoverPart, String> by) {
        return ofYear(part -> true).stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
    }

    private List<CoverPart> ofYear(Predicate<CoverPart> which) {
        return parts.stream().filter(part -> part.year() == year).filter(which).toList();
    }

    private Line line(EnrolmentWay way, String type, String planName, List<CoverPart> of) {
        long all = ofYear(part -> true).stream().mapToLong(CoverPart::headcount).sum();
        long heads = of.stream().mapToLong(CoverPart::headcount).sum();
        return new Line(way, type, planName, heads, of.stream().mapToLong(CoverPart::premiumFen).sum(),
                of.stream().mapToLong(CoverPart::municipalFen).sum(), of.stream().mapToLong(CoverPart::lowerFen).sum(),
                all == 0 ? 0 : (int) Math.round(1000.0 * heads / all));
    }
}
