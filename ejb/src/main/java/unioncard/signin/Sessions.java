package unioncard.signin;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AccountRules;
import unioncard.security.AuditedAct;
import unioncard.security.CurrentUser;
import unioncard.security.OpenToAll;
import unioncard.security.SessionEnd;
import unioncard.security.SessionToken;
import unioncard.security.SignedInUser.NotAllowed;

/**
 * Sessions (会话) of the person at work. One person has one session: a new one ends the one before, whichever node it lives on. They are rows,
 * so that every node knows of their end.
 */
@Stateless
public class Sessions {

    private static final int SHOWN = 10;
    private static final int BROWSER_LENGTH = 200;
    private static final Duration KEPT = Duration.ofDays(400);

    private Jdbi jdbi;
    private Clock clock;
    private AccountRules rules;
    private CurrentUser current;
    private Tries tries;
    private Event<AuditedAct> acts;

    public Sessions() {
    }

    @Inject
    Sessions(Jdbi jdbi, Clock clock, AccountRules rules, CurrentUser current, Tries tries, Event<AuditedAct> acts) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.rules = rules;
        this.current = current;
        this.tries = tries;
        this.acts = acts;
    }

    /** Opens a session for who has proven everything; returns the token its browser must show with each request. */
    @OpenToAll("The proof is the right to do this; only SignIn makes one.")
    public String open(Proof proof, String address, String browser) {
        var now = clock.instant();
        if (!proof.complete() || !proof.isFresh(now)) {
            throw new NotAllowed();
        }
        var token = SessionToken.random();
        var words = browser == null ? "" : browser.length() <= BROWSER_LENGTH ? browser : browser.substring(0, BROWSER_LENGTH);
        jdbi.useHandle(h -> {
            SessionSql.open(h, proof, SessionToken.hash(token), address, words, now, now.minus(rules.idle()));
            SessionSql.purge(h, proof.userId(), now.minus(KEPT));
        });
        return token;
    }

    /** The own latest sessions, the newest first. */
    @OpenToAll("Everybody may know the own sessions.")
    public List<SessionRow> own() {
        var now = clock.instant();
        return jdbi.withHandle(h -> SessionSql.latest(h, current.get().id(), now, now.minus(rules.idle()), now.minus(rules.longest()), SHOWN));
    }

    /** Why the session of this token is over, for who is no longer let in; empty when there was none or the person left it. */
    @OpenToAll("Whoever holds the token was its owner.")
    public Optional<SessionEnd> whyOver(String token) {
        return jdbi.withHandle(h -> h.createQuery("select coalesce(ended_why, 'IDLE') from user_session where token_hash = :token")
                .bind("token", SessionToken.hash(token)).mapTo(SessionEnd.class).findOne()).filter(end -> end != SessionEnd.SIGNED_OUT);
    }

    /** Ends the own session this request belongs to. */
    @OpenToAll("Everybody may sign out.")
    public void signOut() {
        jdbi.useHandle(h -> SessionSql.end(h, current.get().id(), current.session(), SessionEnd.SIGNED_OUT, clock.instant()));
        acts.fire(new AuditedAct(current.get().login(), "Sessions.signOut", "done"));
    }

    /** Ends every own session, this one included. Refused with {@code password.old-wrong}, {@code sign-in.locked}. */
    @OpenToAll("Everybody may end the own sessions.")
    public void endAll(char[] password) {
        tries.requirePassword(current.get(), password);
        jdbi.useHandle(h -> SessionSql.endAllBut(h, current.get().id(), 0, SessionEnd.BY_SELF, clock.instant()));
        acts.fire(new AuditedAct(current.get().login(), "Sessions.endAll", "done"));
    }
}
