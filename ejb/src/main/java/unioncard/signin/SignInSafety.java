package unioncard.signin;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.AccountRules;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.SessionEnd;
import unioncard.shared.DomainException;

/**
 * Signing in of others (登录安全), as the security administrator watches over it. Accounts out of scope do not exist:
 * {@code account.not-found}.
 */
@Stateless
public class SignInSafety {

    private static final int SHOWN = 20;

    /**
     * How somebody's signing in stands.
     *
     * @param failedAttempts wrong tries since the last sign-in
     * @param lockedUntil null when not locked
     * @param secondFactorSince null when none is set up
     * @param secondFactorNeeded whether a role asks for one
     */
    public record Detail(long id, String login, String name, String unionName, String roleNames, boolean enabled, boolean confirmed, int failedAttempts,
            Instant lockedUntil, Instant secondFactorSince, boolean secondFactorNeeded, Instant passwordChangedAt, Instant lastSignInAt) {

        /** Whether too many wrong tries keep the account out at this moment. */
        public boolean locked() {
            return lockedUntil != null;
        }
    }

    private Jdbi jdbi;
    private Clock clock;
    private AccountRules rules;
    private CurrentUser current;
    private AuditNote note;

    public SignInSafety() {
    }

    @Inject
    SignInSafety(Jdbi jdbi, Clock clock, AccountRules rules, CurrentUser current, AuditNote note) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.rules = rules;
        this.current = current;
        this.note = note;
    }

    /** One account. */
    @Requires(value = Permission.SECURE_ACCOUNTS, audited = false)
    public Detail find(long id) {
        return jdbi.withHandle(h -> h.createQuery("""
                select a.id, a.login, a.name, a.union_name, a.enabled, a.confirmed, a.failed_attempts, a.password_changed_at, a.last_sign_in_at,
                       case when a.locked_until > :now then a.locked_until end locked_until, f.confirmed_at second_factor_since,
                       coalesce((select bool_or(r.second_factor) from user_role u join role r on r.code = u.role_code where u.user_id = a.id), false)
                         second_factor_needed,
                       (select string_agg(r.name, '、' order by r.code) from user_role u join role r on r.code = u.role_code where u.user_id = a.id)
                         role_names
                from (select u.*, t.name union_name, t.district_id from user_account u join trade_union t on t.id = u.union_id) a
                left join second_factor f on f.user_id = a.id
                where a.id = :id and\s""" + current.get().scope().sql("a"))
                .bindMethods(current.get().scope()).bind("id", id).bind("now", clock.instant()).map(ConstructorMapper.of(Detail.class)).findOne())
                .orElseThrow(() -> new DomainException("account.not-found"));
    }

    /** The account's latest sessions, the newest first. */
    @Requires(value = Permission.SECURE_ACCOUNTS, audited = false)
    public List<SessionRow> sessions(long id) {
        var account = find(id);
        var now = clock.instant();
        return jdbi.withHandle(h -> SessionSql.latest(h, account.id(), now, now.minus(rules.idle()), now.minus(rules.longest()), SHOWN));
    }

    /** Lifts a lock and forgets the wrong tries. */
    @Requires(Permission.SECURE_ACCOUNTS)
    public void unlock(long id) {
        change(id, h -> h.createUpdate("update user_account set failed_attempts = 0, locked_until = null, last_failed_at = null where id = :id")
                .bind("id", id).execute());
    }

    /** Takes the second factor away, after the person has proven in another way who they are; sessions end. A new one is set up at sign-in. */
    @Requires(Permission.SECURE_ACCOUNTS)
    public void resetSecondFactor(long id) {
        change(id, h -> {
            h.createUpdate("delete from second_factor where user_id = :id").bind("id", id).execute();
            h.createUpdate("delete from recovery_code where user_id = :id").bind("id", id).execute();
            SessionSql.endAllBut(h, id, 0, SessionEnd.BY_ADMINISTRATOR, clock.instant());
        });
    }

    /** Ends one session; {@code changed-meanwhile} when it is over already. */
    @Requires(Permission.SECURE_ACCOUNTS)
    public void endSession(long id, long session) {
        change(id, h -> {
            if (!SessionSql.end(h, id, session, SessionEnd.BY_ADMINISTRATOR, clock.instant())) {
                throw new DomainException("changed-meanwhile");
            }
        });
    }

    /** Lets the account of another administrator be used; {@code changed-meanwhile} when it is confirmed already. */
    @Requires(Permission.SECURE_ACCOUNTS)
    public void confirm(long id) {
        change(id, h -> {
            if (h.createUpdate("update user_account set confirmed = true, version = version + 1 where id = :id and not confirmed").bind("id", id)
                    .execute() == 0) {
                throw new DomainException("changed-meanwhile");
            }
        });
    }

    private void change(long id, Consumer<Handle> work) {
        var account = find(id);
        note.about(account.login());
        if (id == current.get().id()) {
            throw new DomainException("account.own");
        }
        jdbi.useHandle(work::accept);
    }
}
