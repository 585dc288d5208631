package unioncard.security;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.shared.DomainException;

/**
 * Checks sign-in names with passwords. The row is locked while a try is judged, so parallel tries count one after the other; five
 * wrong ones lock the account for fifteen minutes. Unknown, locked and switched-off accounts answer like a wrong password.
 */
@Stateless
public class SignIn {

    private static final int TRIES = 5;
    private static final Duration LOCK = Duration.ofMinutes(15);
    private static final int SHORTEST = 10;

    @Inject
    private Jdbi jdbi;
    @Inject
    private Clock clock;
    @Inject
    private CurrentUser current;
    @Inject
    private Event<AuditedAct> acts;

    /** Whether the password belongs to an enabled, unlocked account; counts the try. The name is compared in lower case. */
    @OpenToAll("Signing in comes before any permission.")
    public boolean check(String login, char[] password) {
        boolean passed = judge(login, password);
        // A name that was never one of ours may be anything, a password typed into the wrong field included: it is not kept.
        acts.fire(new AuditedAct(passed ? login.strip().toLowerCase(Locale.ROOT) : null, "SignIn.check", passed ? "done" : "refused"));
        return passed;
    }

    private boolean judge(String login, char[] password) {
        var now = clock.instant();
        return jdbi.withHandle(h -> {
            var account = h.createQuery("""
                    select id, password_hash, enabled, failed_attempts, locked_until from user_account where login = :login for update""")
                    .bind("login", login.strip().toLowerCase(Locale.ROOT))
                    .map(ConstructorMapper.of(Account.class)).findOne().orElse(null);
            boolean matches = Passwords.matches(password, account == null ? Passwords.NOBODY : account.passwordHash);
            if (account == null || !account.enabled || account.lockedUntil != null && now.isBefore(account.lockedUntil)) {
                return false;
            }
            if (matches) {
                h.createUpdate("update user_account set failed_attempts = 0, locked_until = null, last_sign_in_at = :now where id = :id")
                        .bind("now", now).bind("id", account.id).execute();
                return true;
            }
            int failed = account.failedAttempts + 1;
            h.createUpdate("update user_account set failed_attempts = :failed, locked_until = :until where id = :id")
                    .bind("failed", failed >= TRIES ? 0 : failed).bind("until", failed >= TRIES ? now.plus(LOCK) : null)
                    .bind("id", account.id).execute();
            return false;
        });
    }

    /**
     * Replaces the own password. Refused with {@code password.old-wrong}, {@code password.too-short}, {@code password.same}.
     */
    @OpenToAll("Everybody who is signed in may change the own password, and must when it is the first one.")
    public void changePassword(char[] old, char[] fresh) {
        var user = current.get();
        jdbi.useHandle(h -> {
            var hash = h.createQuery("select password_hash from user_account where id = :id for update").bind("id", user.id())
                    .mapTo(String.class).one();
            if (!Passwords.matches(old, hash)) {
                throw new DomainException("password.old-wrong");
            }
            if (Passwords.matches(fresh, hash)) {
                throw new DomainException("password.same");
            }
            h.createUpdate("update user_account set password_hash = :hash, must_change_password = false, version = version + 1 where id = :id")
                    .bind("hash", Passwords.hash(longEnough(fresh))).bind("id", user.id()).execute();
        });
    }

    static char[] longEnough(char[] password) {
        if (password.length < SHORTEST) {
            throw new DomainException("password.too-short", SHORTEST);
        }
        return password;
    }

    /** A row of {@code user_account} as a try needs it. */
    public record Account(long id, String passwordHash, boolean enabled, int failedAttempts, Instant lockedUntil) {
    }
}
