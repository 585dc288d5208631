package unioncard.signin;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AccountRules;
import unioncard.security.AuditedAct;
import unioncard.security.OpenToAll;
import unioncard.security.Passwords;

/**
 * Signing in (登录) by name and password and, where the person's roles ask for it, a code. Unknown, locked and switched-off accounts answer
 * like a wrong password and cost the same work. Without a transaction of its own: each count of a try stands by itself.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignIn {

    /** What becomes of a try. */
    public enum Outcome {
        /** Name, password or code is wrong, or the account or address may not try now. */ REFUSED,
        /** The password is right, but a first one that was used or is too old. */ FIRST_PASSWORD_OVER,
        /** The password is right, a code must follow. */ CODE_NEEDED,
        /** The code comes too long after the password. */ LATE,
        /** Nothing is missing. */ DONE
    }

    /**
     * Answer to a try.
     *
     * @param proof for {@link #code} or for opening a session; null when refused
     */
    public record Attempt(Outcome outcome, Proof proof) {
    }

    private Jdbi jdbi;
    private Clock clock;
    private AccountRules rules;
    private Tries tries;
    private Codes codes;
    private Event<AuditedAct> acts;

    public SignIn() {
    }

    @Inject
    SignIn(Jdbi jdbi, Clock clock, AccountRules rules, Tries tries, Codes codes, Event<AuditedAct> acts) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.rules = rules;
        this.tries = tries;
        this.codes = codes;
        this.acts = acts;
    }

    /**
     * Judges a password.
     *
     * @param login compared in lower case
     * @param address of the browser
     */
    @OpenToAll("Signing in comes before any permission.")
    public Attempt check(String login, char[] password, String address) {
        var name = login.strip().toLowerCase(Locale.ROOT);
        if (!tries.admit(address)) {
            return new Attempt(Outcome.REFUSED, null);
        }
        var account = tries.admitTo(name).orElse(null);
        boolean right = matches(password, account == null ? Passwords.NOBODY : account.passwordHash());
        if (account == null || !right) {
            return refused(name, "SignIn.check");
        }
        tries.takeBack(address, account.id());
        var now = clock.instant();
        if (account.firstPasswordOver(now)) {
            tell(name, "SignIn.check", "first-password-over");
            return new Attempt(Outcome.FIRST_PASSWORD_OVER, null);
        }
        if (Passwords.isOutdated(account.passwordHash())) {
            jdbi.useHandle(h -> h.createUpdate("update user_account set password_hash = :new where id = :id and password_hash = :old")
                    .bind("new", Passwords.hash(password)).bind("id", account.id()).bind("old", account.passwordHash()).execute());
        }
        if (rules.secondFactor() && codes.isEnrolled(account.id())) {
            return new Attempt(Outcome.CODE_NEEDED, new Proof(account.id(), name, false, account.failedBefore(), now));
        }
        return done(new Proof(account.id(), name, true, account.failedBefore(), now), "SignIn.check");
    }

    /** Judges the code after the password, one of the app or of the paper with recovery codes. */
    @OpenToAll("Signing in comes before any permission; the password is proven already.")
    public Attempt code(Proof first, String code, String address) {
        var now = clock.instant();
        if (!first.isFresh(now)) {
            return new Attempt(Outcome.LATE, null);
        }
        if (!tries.admit(address)) {
            return new Attempt(Outcome.REFUSED, null);
        }
        var account = tries.admitTo(first.login()).orElse(null);
        if (account == null || !codes.use(account.id(), code)) {
            return refused(first.login(), "SignIn.code");
        }
        tries.takeBack(address, account.id());
        return done(new Proof(account.id(), first.login(), true, account.failedBefore(), now), "SignIn.code");
    }

    /** A first password opens the door once; of two that come at the same time one stays outside. */
    private Attempt done(Proof proof, String action) {
        var now = clock.instant();
        int opened = jdbi.withHandle(h -> h.createUpdate("""
                update user_account set failed_attempts = 0, locked_until = null, last_failed_at = null, last_sign_in_at = :now,
                  first_password_until = case when must_change_password then :now else first_password_until end
                where id = :id and enabled and (not must_change_password or first_password_until is null or first_password_until > :now)""")
                .bind("now", now).bind("id", proof.userId()).execute());
        tell(proof.login(), action, opened == 1 ? "done" : "refused");
        return opened == 1 ? new Attempt(Outcome.DONE, proof) : new Attempt(Outcome.REFUSED, null);
    }

    private Attempt refused(String name, String action) {
        // A name that was never one of ours may be anything, a password typed into the wrong field included: it is not kept.
        boolean known = jdbi.withHandle(h -> h.createQuery("select exists (select 1 from user_account where login = :login)").bind("login", name)
                .mapTo(Boolean.class).one());
        tell(known ? name : null, action, "refused");
        return new Attempt(Outcome.REFUSED, null);
    }

    void tell(String login, String action, String outcome) {
        acts.fire(new AuditedAct(login, action, outcome));
    }

    /** Overridden by the test that compares the work done for known and unknown names. */
    boolean matches(char[] password, String hash) {
        return Passwords.matches(password, hash);
    }
}
