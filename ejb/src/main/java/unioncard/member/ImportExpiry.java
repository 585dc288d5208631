package unioncard.member;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;

/** Once a night uploaded forms go whose time is over, with rows that nobody confirmed. Several nodes may do so at once. */
@Singleton
@DependsOn("Migrations")
public class ImportExpiry {

    @Inject
    private Jdbi jdbi;
    @Inject
    private Clock clock;

    @Schedule(hour = "3", minute = "20", persistent = false)
    void expire() {
        jdbi.useHandle(h -> ImportSql.expire(h, LocalDate.now(clock), clock.instant()));
    }
}
