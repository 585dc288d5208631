package unioncard.transfer;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditedAct;

/** Ends requests that nobody has decided in time (已失效). Each node runs it; whoever comes second finds nothing left. */
@Singleton
public class TransferExpiry {

    @Inject
    Jdbi jdbi;
    @Inject
    Clock clock;
    @Inject
    TransferTerms terms;
    @Inject
    Event<AuditedAct> acts;

    /** Every ten minutes; the days count from midnight in the city. */
    @Schedule(hour = "*", minute = "*/10", persistent = false)
    void expire() {
        int expired = jdbi.withHandle(h -> MoveSql.expire(h, terms.expiredBefore(),
                new MoveSql.Act("system", "系统", LocalDate.now(clock), clock.instant())));
        if (expired > 0) {
            acts.fire(new AuditedAct("system", "TransferExpiry.expire", expired + " transfers", "done"));
        }
    }
}
