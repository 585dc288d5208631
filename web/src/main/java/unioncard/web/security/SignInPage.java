package unioncard.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import unioncard.security.Setup;

/** The start page with its sign-in dialog, and signing out. */
@Named
@RequestScoped
public class SignInPage {

    private static final String HOME = "/home.xhtml";

    @Inject
    private SecurityContext security;
    @Inject
    private Setup setup;

    private String login;
    private String password;
    private boolean refused;
    private boolean expired;

    /** Signs in and opens the page asked for before, or the first page. The answer does not tell what was wrong. */
    public void signIn() throws IOException {
        var context = FacesContext.getCurrentInstance();
        var external = context.getExternalContext();
        var request = (HttpServletRequest) external.getRequest();
        request.getSession();
        request.changeSessionId();
        var parameters = AuthenticationParameters.withParams().credential(new UsernamePasswordCredential(login, password));
        var status = security.authenticate(request, (HttpServletResponse) external.getResponse(), parameters);
        if (status != AuthenticationStatus.SUCCESS) {
            external.setResponseStatus(HttpServletResponse.SC_OK);
            refused = true;
            return;
        }
        var asked = request.getSession().getAttribute(SignInMechanism.ASKED_FOR);
        request.getSession().removeAttribute(SignInMechanism.ASKED_FOR);
        external.redirect(external.getRequestContextPath() + (asked == null ? HOME : asked.toString()));
        context.responseComplete();
    }

    /** Ends the session. */
    public String signOut() {
        FacesContext.getCurrentInstance().getExternalContext().invalidateSession();
        return "/index.xhtml?faces-redirect=true";
    }

    /** Whether somebody is signed in already. */
    public boolean isSignedIn() {
        return security.getCallerPrincipal() != null;
    }

    /** Whether the installation still waits for its first administrator. */
    public boolean isSetupOpen() {
        return setup.isOpen();
    }

    /** Whether the dialog opens by itself, with the reason. */
    public boolean isRefused() {
        return refused || FacesContext.getCurrentInstance().isValidationFailed();
    }

    /** Whether the session has ended by itself. */
    public boolean isExpired() {
        return expired;
    }

    public void setExpired(boolean expired) {
        this.expired = expired;
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
