package unioncard.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import unioncard.security.CurrentUser;
import unioncard.security.SignIn;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Views;

/** Change of the own password (修改密码); the only page open until the first password is replaced. */
@Named
@RequestScoped
public class PasswordPage {

    @Inject
    private SignIn signIn;
    @Inject
    private CurrentUser current;

    private String old;
    private String fresh;
    private String again;

    /** Replaces the password. */
    public String change() {
        if (!fresh.equals(again)) {
            Notices.refused("password.different");
            return null;
        }
        signIn.changePassword(old.toCharArray(), fresh.toCharArray());
        Notices.done("password.changed");
        return Views.to("/home.xhtml");
    }

    /** Whether the password in use is the first one, made by somebody else. */
    public boolean isFirst() {
        return current.get().mustChangePassword();
    }

    public String getOld() {
        return old;
    }

    public void setOld(String old) {
        this.old = old;
    }

    public String getFresh() {
        return fresh;
    }

    public void setFresh(String fresh) {
        this.fresh = fresh;
    }

    public String getAgain() {
        return again;
    }

    public void setAgain(String again) {
        this.again = again;
    }
}
