package unioncard.verification;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;

/** Makes passed checks that are too old 未校验 again, so that lists and counts say what a submission would say. Several nodes may do so at once. */
@Singleton
@DependsOn("Migrations")
public class VerificationAging {

    @Inject
    private Jdbi jdbi;
    @Inject
    private Clock clock;
    @Inject
    private Parameters parameters;

    @Schedule(hour = "*", minute = "7", persistent = false)
    void age() {
        int days = parameters.number(Parameter.VERIFICATION_VALID_DAYS);
        var now = clock.instant();
        jdbi.useHandle(h -> VerificationSql.age(h, now.minus(Duration.ofDays(days)), days, now));
    }
}
