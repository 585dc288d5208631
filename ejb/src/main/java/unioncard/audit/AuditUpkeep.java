package unioncard.audit;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/**
 * What the trail needs every hour and at each start, on any node: partitions of the months to come, and an anchor of the newest row when it is
 * a new one. Harmless when repeated. Nothing is ever taken out; months past their time are released by the owner of the database
 * (docs/security.md).
 */
@Singleton
@Startup
@DependsOn("Migrations")
public class AuditUpkeep {

    private static final int MONTHS_AHEAD = 4;

    @Inject
    private Jdbi jdbi;
    @Inject
    private Clock clock;

    /** Number of the newest row at the last anchor of this node. */
    private long anchored;

    @PostConstruct
    void atStart() {
        hourly();
    }

    @Schedule(hour = "*", minute = "10", persistent = false)
    void hourly() {
        makePartitions(jdbi, clock);
        var newest = jdbi.withHandle(AuditChain::end);
        if (newest.seq() > anchored) {
            AuditAnchors.write(AuditAnchors.file(), newest, clock.instant());
            anchored = newest.seq();
        }
    }

    static int makePartitions(Jdbi jdbi, Clock clock) {
        return jdbi.withHandle(h -> h.createQuery("select audit_make_partitions(:today, :months)")
                .bind("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)).bind("months", MONTHS_AHEAD).mapTo(Integer.class).one());
    }
}
