package unioncard.bench.lists;

import static unioncard.bench.Comparison.say;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import unioncard.bench.Machine;

/**
 * W5 and W12: list pages over HTTP on a city of many members, against the same pages on a city of few and against a PrimeFaces table of the same size
 * without a database on the same server. All take turns: a clerk of one union, a district, the city. Latencies are of one session, the rate of four.
 *
 * <pre>ListBench [many] [few] [rounds]</pre>
 */
public final class ListBench {

    private static final int REQUESTS = 60;
    private static final double LONGEST = 1.5;
    private static final double TOGETHER = 0.5;
    private static final double MEDIAN = 0.5;
    private static final double TAIL = 0.99;
    private static final String MEMBERS = "/member/members.xhtml";
    private static final String CARDS = "/card/members.xhtml";
    private static final Visit FLOOR = Visit.open("empty table", "/index.xhtml");

    private final ServedCity few;
    private final ServedCity many;
    private final List<Turn> turns = new ArrayList<>();

    /** The same visit to both cities. */
    private record Turn(String who, Visit few, Visit many, Times inFew, Times inMany) {

        Turn(String who, Visit few, Visit many) {
            this(who, few, many, new Times(), new Times());
        }
    }

    private ListBench(ServedCity few, ServedCity many) {
        this.few = few;
        this.many = many;
        turns.add(new Turn(ServedCity.NOBODY, FLOOR, FLOOR));
        for (var who : List.of("clerk", "district", "city")) {
            var inMany = visits(many, who).iterator();
            visits(few, who).forEach(visit -> turns.add(new Turn(who, visit, inMany.next())));
        }
    }

    /** 1,000,000 and 10,000 members and three rounds when nothing is said. */
    public static void main(String[] arguments) throws Exception {
        int many = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int few = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        try (var small = new ServedCity(few); var large = new ServedCity(many)) {
            say("W5, W12: list pages on %,d members against %,d, and against a table without a database", many, few);
            Machine.describe(large.owner()).forEach(line -> say("  %s", line));
            var bench = new ListBench(small, large);
            for (int round = 0; round <= rounds; round++) {
                bench.round(round == 0);
                say("  round %d%s, load %.1f", round, round == 0 ? " (does not count)" : "",
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            }
            bench.report();
        }
    }

    private static List<Visit> visits(ServedCity city, String who) {
        int last = Math.min(city.membersOf(who) / 10 * 9, 10_000) - 20;
        return List.of(
                Visit.open("会员管理", MEMBERS),
                Visit.open("会员管理, surname", MEMBERS + "?name=%E5%BC%A0"),
                Visit.open("会员管理, whole name", MEMBERS + "?name=%E5%BC%A0%E4%BC%9F"),
                Visit.open("会员管理, document", MEMBERS + "?document=" + city.document()),
                Visit.page("会员管理, far page", MEMBERS, last),
                Visit.sorted("会员管理, by name", MEMBERS, "姓名"),
                Visit.sorted("会员管理, by date", MEMBERS, "入会"),
                Visit.open("会员卡信息管理", CARDS),
                Visit.open("会员卡信息管理, surname", CARDS + "?name=%E5%BC%A0"),
                Visit.page("会员卡信息管理, far page", CARDS, last),
                Visit.sorted("会员卡信息管理, by name", CARDS, "姓名"),
                Visit.open("待办人员列表", "/card/pending-list.xhtml"),
                Visit.open("办卡批次管理", "/card/batches.xhtml"));
    }

    private void round(boolean warmUp) throws Exception {
        for (var turn : turns) {
            measure(few, turn.who(), turn.few(), warmUp ? new Times() : turn.inFew());
            measure(many, turn.who(), turn.many(), warmUp ? new Times() : turn.inMany());
        }
    }

    private static void measure(ServedCity city, String who, Visit visit, Times times) throws Exception {
        city.oneByOne(who, visit, REQUESTS, LONGEST, times);
        city.together(who, visit, TOGETHER, times);
    }

    private void report() {
        var floor = turns.get(0).inMany();
        say("  p50 and p99 in ms, one session; requests a second, %d sessions; few, many, many as a multiple of few; rate as a part of the floor's",
                ServedCity.SESSIONS);
        for (var turn : turns) {
            var a = turn.inFew();
            var b = turn.inMany();
            say("  | %s | %s | %.1f | %.1f | **%.2f** | %.1f | %.1f | **%.2f** | %.0f | %.0f | %.2f | %d kB | %d |", turn.who(), turn.many().name(),
                    a.percentile(MEDIAN), b.percentile(MEDIAN), b.percentile(MEDIAN) / a.percentile(MEDIAN),
                    a.percentile(TAIL), b.percentile(TAIL), b.percentile(TAIL) / a.percentile(TAIL),
                    a.rate(), b.rate(), b.rate() / floor.rate(), b.length() / 1000, b.count());
        }
    }
}
