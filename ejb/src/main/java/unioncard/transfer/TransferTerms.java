package unioncard.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;

/** Time limits of a transfer (审核时限), in days of the city; the days of today's parameters hold for open requests too. */
@ApplicationScoped
public class TransferTerms {

    private static final Duration TOLD_FOR = Duration.ofDays(7);

    private final Parameters parameters;
    private final Clock clock;

    @Inject
    public TransferTerms(Parameters parameters, Clock clock) {
        this.parameters = parameters;
        this.clock = clock;
    }

    TransferTerms() {
        this(null, null);
    }

    /** Whoever has been waiting since before this moment is overdue (已超时限). */
    public Instant overdueBefore() {
        return daysAgo(Parameter.TRANSFER_REMINDER_DAYS);
    }

    /** Who asked is told of what was answered after this moment (近 7 日有结果). */
    public Instant answeredAfter() {
        return clock.instant().minus(TOLD_FOR);
    }

    /** Whoever has been waiting since before this moment waits no longer (已失效). */
    Instant expiredBefore() {
        return daysAgo(Parameter.TRANSFER_EXPIRY_DAYS);
    }

    private Instant daysAgo(Parameter days) {
        return LocalDate.now(clock).minusDays(parameters.number(days)).atStartOfDay(clock.getZone()).toInstant();
    }
}
