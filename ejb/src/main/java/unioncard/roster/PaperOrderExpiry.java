package unioncard.roster;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;

/** Once a night long documents go whose time is over. Several nodes may do so at once. */
@Singleton
@DependsOn("Migrations")
public class PaperOrderExpiry {

    @Inject
    private Jdbi jdbi;
    @Inject
    private Clock clock;

    @Schedule(hour = "3", minute = "25", persistent = false)
    void expire() {
        jdbi.useHandle(h -> PaperOrderSql.expire(h, LocalDate.now(clock)));
    }
}
