package unioncard.demo;

import java.util.List;
import java.util.Random;

/** Chance that repeats: the same subject draws the same lots in every load. */
final class Lots {

    private static final long SEED = 20_261_101L;

    private final Random random;

    /** Each subject has its own stream, so that a draw more in one does not change the others. */
    Lots(String subject) {
        random = new Random(SEED * 31 + subject.hashCode());
    }

    /** A number from 0 up to, but without, the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A number between both ends, both included. */
    int between(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    /** True in so many of a thousand cases. */
    boolean perMille(int cases) {
        return random.nextInt(1000) < cases;
    }

    <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** One of the words; a word written several times comes more often. */
    String word(String spaced) {
        return of(List.of(spaced.split(" ")));
    }
}
