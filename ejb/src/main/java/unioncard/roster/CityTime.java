package unioncard.roster;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;

/** Moments on paper. */
final class CityTime {

    private CityTime() {
    }

    /** The moment in the city's time zone; null of null. */
    static LocalDateTime of(Clock clock, Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, clock.getZone());
    }
}
