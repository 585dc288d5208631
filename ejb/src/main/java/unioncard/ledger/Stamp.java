package unioncard.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import unioncard.security.SignedInUser;

/** Who does something and when, as statements bind it; public for Jdbi only. */
public record Stamp(String login, String name, LocalDate on, Instant at) {

    static Stamp of(SignedInUser user, Clock clock) {
        return new Stamp(user.login(), user.name(), LocalDate.now(clock), clock.instant());
    }
}
