package unioncard.ledger;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;

/** The ledger outside a container. */
public final class BenchLedger {

    private BenchLedger() {
    }

    /** One in which enrolments are booked; nobody is signed in, as in a job, and parameters have their built-in values. */
    public static Ledger of(Jdbi jdbi, Clock clock) {
        return new Ledger(jdbi, clock, null, new Parameters() {
            @Override
            public int number(Parameter parameter) {
                return parameter.fallback();
            }
        });
    }
}
