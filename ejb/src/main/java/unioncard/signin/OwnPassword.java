package unioncard.signin;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditedAct;
import unioncard.security.CurrentUser;
import unioncard.security.OpenToAll;
import unioncard.security.Passwords;
import unioncard.security.SessionEnd;
import unioncard.shared.DomainException;

/** The own password (修改密码). */
@Stateless
public class OwnPassword {

    /** More are not kept. */
    private static final int KEPT = 24;

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private PasswordRules rules;
    private Tries tries;
    private Event<AuditedAct> acts;

    public OwnPassword() {
    }

    @Inject
    OwnPassword(Jdbi jdbi, Clock clock, CurrentUser current, PasswordRules rules, Tries tries, Event<AuditedAct> acts) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.rules = rules;
        this.tries = tries;
        this.acts = acts;
    }

    /**
     * Replaces the own password and ends all other sessions. Refused with {@code password.old-wrong}, {@code sign-in.locked},
     * {@code password.same}, {@code password.reused} and what {@link PasswordRules#check} refuses.
     */
    @OpenToAll("Everybody who is signed in may change the own password, and must when it is the first one or too old.")
    public void change(char[] old, char[] fresh) {
        var user = current.get();
        tries.requirePassword(user, old);
        rules.check(fresh, user.login(), user.name());
        jdbi.useHandle(h -> {
            var account = h.createQuery("select password_hash, must_change_password from user_account where id = :id for update").bind("id", user.id())
                    .map((row, context) -> new Stored(row.getString("password_hash"), row.getBoolean("must_change_password"))).one();
            refuseOld(h, user.id(), account.hash, fresh);
            if (!account.first) {
                h.createUpdate("insert into password_history (user_id, password_hash, replaced_at) values (:id, :hash, :now)").bind("id", user.id())
                        .bind("hash", account.hash).bind("now", clock.instant()).execute();
            }
            h.createUpdate("""
                    delete from password_history where user_id = :id and replaced_at not in
                      (select replaced_at from password_history where user_id = :id order by replaced_at desc limit :kept)""")
                    .bind("id", user.id()).bind("kept", KEPT).execute();
            h.createUpdate("""
                    update user_account set password_hash = :hash, must_change_password = false, first_password_until = null, password_changed_at = :now,
                      version = version + 1 where id = :id""")
                    .bind("hash", Passwords.hash(fresh)).bind("now", clock.instant()).bind("id", user.id()).execute();
            SessionSql.endAllBut(h, user.id(), current.session(), SessionEnd.PASSWORD, clock.instant());
        });
        acts.fire(new AuditedAct(user.login(), "OwnPassword.change", "done"));
    }

    private void refuseOld(Handle h, long userId, String hash, char[] fresh) {
        if (Passwords.matches(fresh, hash)) {
            throw new DomainException("password.same");
        }
        boolean used = h.createQuery("select password_hash from password_history where user_id = :id order by replaced_at desc limit :last")
                .bind("id", userId).bind("last", rules.remembered() - 1).mapTo(String.class).list().stream()
                .anyMatch(before -> Passwords.matches(fresh, before));
        if (used) {
            throw new DomainException("password.reused", rules.remembered());
        }
    }

    private record Stored(String hash, boolean first) {
    }
}
