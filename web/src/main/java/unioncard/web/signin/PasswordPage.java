package unioncard.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import unioncard.security.CurrentUser;
import unioncard.security.PasswordProfile;
import unioncard.signin.OwnPassword;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Texts;
import unioncard.web.shared.Views;

/** Change of the own password (修改密码); the only page open until a first or outdated password is replaced. */
@Named
@RequestScoped
public class PasswordPage {

    @Inject
    private OwnPassword passwords;
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
        passwords.change(old.toCharArray(), fresh.toCharArray());
        Notices.done("password.changed");
        return Views.to("/home.xhtml");
    }

    /** Whether nothing else is allowed before the password is replaced. */
    public boolean isForced() {
        return current.isPresent() && current.get().mustChangePassword();
    }

    /** What the installation asks of a password. */
    public String getRules() {
        var profile = PasswordProfile.configured();
        return Texts.of(profile.kinds() > 1 ? "password.rules.kinds" : "password.rules.long", profile.shortest(), profile.kinds());
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
