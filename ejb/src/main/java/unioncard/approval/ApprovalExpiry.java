package unioncard.approval;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** Closes requests that nobody has decided in time. Several nodes may do so at once. */
@Singleton
@DependsOn("Migrations")
public class ApprovalExpiry {

    @Inject
    private Jdbi jdbi;
    @Inject
    private Clock clock;

    @Schedule(hour = "*", minute = "*/10", persistent = false)
    void expire() {
        jdbi.useHandle(h -> ApprovalSql.expire(h, clock.instant()));
    }
}
