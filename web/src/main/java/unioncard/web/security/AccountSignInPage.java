package unioncard.web.security;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.shared.DomainException;
import unioncard.signin.SessionRow;
import unioncard.signin.SignInSafety;
import unioncard.signin.SignInSafety.Detail;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Views;

/** Signing in of one account (登录安全): lock, second factor, sessions. */
@Named
@ViewScoped
public class AccountSignInPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private SignInSafety safety;

    private String id;
    private transient Detail account;
    private String back;

    /** Looks whether there is such an account. */
    public void load() {
        back = Views.cameFrom("/security/accounts.xhtml");
        try {
            getAccount();
        } catch (DomainException e) {
            throw e.code().equals("account.not-found") ? new NotAllowed() : e;
        }
    }

    /** Lifts the lock. */
    public void unlock() {
        safety.unlock(key());
        done("account.unlocked");
    }

    /** Takes the second factor away. */
    public void resetSecondFactor() {
        safety.resetSecondFactor(key());
        done("account.second-factor-reset");
    }

    /** Ends a session. */
    public void end(SessionRow session) {
        safety.endSession(key(), session.id());
        done("account.session-ended");
    }

    /** Lets an administrator's account be used. */
    public void confirm() {
        safety.confirm(key());
        done("account.confirmed");
    }

    /** The list with its filters. */
    public String getBack() {
        return back;
    }

    private void done(String key) {
        Notices.done(key, getAccount().login());
        account = null;
    }

    private long key() {
        return Views.id(id);
    }

    /** The account, asked once per request. */
    public Detail getAccount() {
        if (account == null) {
            account = safety.find(key());
        }
        return account;
    }

    public List<SessionRow> getSessions() {
        return safety.sessions(key());
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
