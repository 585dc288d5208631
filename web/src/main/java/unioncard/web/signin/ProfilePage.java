package unioncard.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import unioncard.security.AccountRules;
import unioncard.security.CurrentUser;
import unioncard.signin.SecondFactor;
import unioncard.signin.SecondFactor.State;
import unioncard.signin.SessionRow;
import unioncard.signin.Sessions;
import unioncard.web.shared.Show;
import unioncard.web.shared.Texts;

/** Own settings (个人设置): who I am here, my sessions, my second factor; and how long a session waits for me. */
@Named
@RequestScoped
public class ProfilePage {

    @Inject
    private Sessions sessions;
    @Inject
    private SecondFactor factor;
    @Inject
    private CurrentUser current;
    @Inject
    private AccountRules rules;

    private List<SessionRow> own;
    private String password;

    /** Ends every own session; the next request leads to the start page. */
    public String endAll() {
        sessions.endAll(password.toCharArray());
        return "/index.xhtml?faces-redirect=true";
    }

    /** Goes on working: the request itself is what counts. */
    public void stay() {
        // Nothing to do beyond the request.
    }

    /** The latest sessions; asked once per request. */
    public List<SessionRow> getSessions() {
        if (own == null) {
            own = sessions.own();
        }
        return own;
    }

    /** The browser of a session, in words. */
    public String browser(SessionRow row) {
        return BrowserName.of(row.browser());
    }

    /** Whether a line is the session at hand. */
    public boolean isHere(SessionRow row) {
        return row.id() == current.session();
    }

    /** The sign-in before this one, in a sentence; null when this is the first. */
    public String getLastSignIn() {
        if (getSessions().size() < 2) {
            return null;
        }
        var before = getSessions().get(1);
        int failed = getSessions().get(0).failedBefore();
        var at = Show.time(before.startedAt());
        return failed == 0 ? Texts.of("profile.last-sign-in", at, before.address()) : Texts.of("profile.last-sign-in-failed", at, before.address(), failed);
    }

    /** Seconds without a request after which the session is over. */
    public long getIdleSeconds() {
        return rules.idle().toSeconds();
    }

    public State getFactor() {
        return factor.state();
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
