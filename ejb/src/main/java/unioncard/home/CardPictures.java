package unioncard.home;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import unioncard.home.CardPicture.Drawn;

/** Pictures of districts and of the city, kept for some minutes: counting millions of members takes seconds. */
@ApplicationScoped
class CardPictures {

    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Map<Long, Drawn> pictures = new ConcurrentHashMap<>();
    private Clock clock;

    CardPictures() {
    }

    @Inject
    CardPictures(Clock clock) {
        this.clock = clock;
    }

    /** The picture of a union and all below it; whoever asks meanwhile waits for the count that goes on. */
    Drawn of(long unionId, Supplier<Drawn> count) {
        return pictures.compute(unionId, (union, known) -> known != null && known.at().plus(KEPT).isAfter(clock.instant()) ? known : count.get());
    }
}
