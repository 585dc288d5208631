package unioncard.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unioncard.shared.AtOnce;
import unioncard.shared.DomainException;
import unioncard.shared.TestDatabase;

/**
 * Whatever clerks, registries, bank and municipal federation do in whatever order, also two of them at the same moment. A story is told again
 * by its seed (what two do at once falls as it falls): {@code -Dunioncard.story.seed=7}; more and longer ones by {@code -Dunioncard.story.count} and
 * {@code -Dunioncard.story.steps}; {@code -Dunioncard.story.look=1} looks after each step.
 */
@DisplayName("办卡全过程：任意先后、两人同时")
class CardStoryTest {

    private static final Logger LOG = Logger.getLogger(CardStoryTest.class.getName());
    private static final int STEPS = Integer.getInteger("unioncard.story.steps", 500);
    private static final int STORIES = Integer.getInteger("unioncard.story.count", 4);
    /** One step in so many is taken by two at once. */
    private static final int TOGETHER = 6;

    /** What must hold is looked at after so many steps, and whenever two have been at work. */
    private static final int LOOK = Integer.getInteger("unioncard.story.look", 3);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private final ArrayDeque<String> latest = new ArrayDeque<>();
    private final Map<StoryEvent, int[]> tally = new EnumMap<>(StoryEvent.class);

    static LongStream seeds() {
        var one = Long.getLong("unioncard.story.seed");
        return one == null ? LongStream.rangeClosed(1, STORIES) : LongStream.of(one);
    }

    @ParameterizedTest(name = "种子 {0}")
    @MethodSource("seeds")
    @DisplayName("没有人在两个名单、没有第二张卡、没有遗失的待办，日志与状态、批次与明细、报送与反馈始终相符")
    void nothing_is_lost_and_nothing_is_twofold(long seed) throws Exception {
        var random = new Random(seed);
        var city = new StoryCity(database);
        var sound = new StorySoundness(city);
        for (int step = 1; step <= STEPS; step++) {
            try {
                boolean together = random.nextInt(TOGETHER) == 0;
                if (together) {
                    twoAtOnce(city, random);
                } else {
                    one(city, random);
                }
                if (together || step % LOOK == 0 || step == STEPS) {
                    sound.hold();
                }
            } catch (RuntimeException | AssertionError broken) {
                fail("seed " + seed + ", step " + step + ", lately: " + String.join(" | ", latest) + "\n" + broken.getMessage(), broken);
            }
        }
        LOG.info("seed " + seed + ": " + STEPS + " steps, " + told(city));
        assertThat(tally.keySet()).as("everything has happened").containsAll(EnumSet.allOf(StoryEvent.class));
    }

    private void one(StoryCity city, Random random) {
        var event = StoryEvent.any(random);
        long union = union(city, random);
        var outcome = "done";
        try {
            event.happen(city, union, random);
        } catch (DomainException refused) {
            outcome = refused.code();
        }
        count(event, outcome.equals("done"));
        remember(event + " of " + union + ": " + outcome);
    }

    /** Two do what they do at the same moment, mostly in the same union and often the same thing; a refusal is an answer, a failure is not. */
    private void twoAtOnce(StoryCity city, Random random) throws InterruptedException {
        long union = union(city, random);
        var event = StoryEvent.any(random);
        var events = List.of(event, random.nextInt(3) == 0 ? event : StoryEvent.any(random));
        var unions = List.of(union, random.nextInt(3) == 0 ? union(city, random) : union);
        var randoms = List.of(new Random(random.nextLong()), new Random(random.nextLong()));
        remember(events + " of " + unions + " at once");
        var refusals = AtOnce.refusals(2, i -> () -> {
            events.get(i).happen(city, unions.get(i), randoms.get(i));
            return null;
        }, StoryCity::call);
        assertThat(refusals).as("refusals of " + events).allMatch(code -> code.matches("[a-z.-]+"));
        events.forEach(happened -> count(happened, refusals.isEmpty()));
        remember(refusals.toString());
    }

    private static long union(StoryCity city, Random random) {
        return city.unions.get(random.nextInt(3) == 0 ? 1 : 0);
    }

    private void remember(String what) {
        latest.add(what);
        if (latest.size() > 12) {
            latest.remove();
        }
    }

    private void count(StoryEvent event, boolean done) {
        tally.computeIfAbsent(event, none -> new int[2])[done ? 0 : 1]++;
    }

    private String told(StoryCity city) {
        var told = new StringBuilder(city.text("""
                select (select count(*) from card_batch) || ' batches, ' || (select count(*) from card) || ' cards, '
                  || (select count(*) from bank_rejection) || ' held lines, ' || (select count(*) from card_log) || ' lines of 办卡日志'"""));
        tally.forEach((event, times) -> told.append("; ").append(event).append(' ').append(times[0]).append('+').append(times[1]));
        return told.toString();
    }
}
