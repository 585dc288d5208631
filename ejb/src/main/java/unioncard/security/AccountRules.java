package unioncard.security;

import java.time.Duration;
import java.time.Instant;
import unioncard.shared.Setting;

/**
 * How long sessions and passwords last.
 *
 * @param idle without any request
 * @param longest from sign-in on, however busy
 * @param passwordDays days after which a password must be changed; 0: never
 * @param firstPassword from its making on
 * @param secondFactor whether the second factor is in use at all
 */
public record AccountRules(Duration idle, Duration longest, int passwordDays, Duration firstPassword, boolean secondFactor) {

    /** How exactly the last request is remembered; saves writing a row with each. */
    static final Duration EXACTNESS = Duration.ofSeconds(20);

    /** As the installation says. */
    public static AccountRules configured() {
        return new AccountRules(Duration.ofMinutes(Setting.SESSION_IDLE_MINUTES.number()), Duration.ofHours(Setting.SESSION_HOURS.number()),
                PasswordProfile.configured().days(), Duration.ofHours(Setting.FIRST_PASSWORD_HOURS.number()), Setting.SECOND_FACTOR.yes());
    }

    /** Passwords changed before this moment are too old. */
    Instant oldestPassword(Instant now) {
        return passwordDays == 0 ? Instant.EPOCH : now.minus(Duration.ofDays(passwordDays));
    }
}
