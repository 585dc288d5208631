package unioncard.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Produces the one clock of the application, in the city's zone. */
@ApplicationScoped
public class CityClock {

    /** The clock to inject wherever the time is asked for. */
    @Produces
    @Singleton
    Clock clock() {
        var real = Clock.system(Setting.zone());
        var start = Setting.CLOCK_START.text();
        return start.isBlank() ? real : Clock.offset(real, Duration.between(real.instant(), Instant.parse(start.strip())));
    }
}
