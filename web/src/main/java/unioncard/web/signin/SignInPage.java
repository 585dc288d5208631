package unioncard.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import unioncard.security.CurrentUser;
import unioncard.signin.Proof;
import unioncard.signin.Sessions;
import unioncard.signin.Setup;
import unioncard.signin.SignIn;
import unioncard.signin.SignIn.Outcome;
import unioncard.web.shared.Texts;

/** The start page with its sign-in dialog: name and password, then the code where one is needed; and signing out. */
@Named
@RequestScoped
public class SignInPage {

    private static final String HOME = "/home.xhtml";
    /** Session attribute: the proof that still lacks its code. */
    private static final String HALF = "unioncard.half-signed-in";

    @Inject
    private SecurityContext security;
    @Inject
    private SignIn signIn;
    @Inject
    private Sessions sessions;
    @Inject
    private CurrentUser current;
    @Inject
    private Setup setup;

    private String login;
    private String password;
    private String code;
    private String refusal;
    private String ended;

    /** Judges name and password. The answer does not tell which of them was wrong. */
    public void signIn() throws IOException {
        var attempt = signIn.check(login, password.toCharArray(), ClientAddress.of(request()));
        if (attempt.outcome() == Outcome.CODE_NEEDED) {
            request().getSession();
            request().changeSessionId();
            request().getSession().setAttribute(HALF, attempt.proof());
        } else if (attempt.outcome() == Outcome.DONE) {
            enter(attempt.proof());
        } else {
            refusal = attempt.outcome() == Outcome.REFUSED ? "sign-in.refused" : "sign-in.first-password-over";
        }
    }

    /** Judges the code. */
    public void enterCode() throws IOException {
        var half = (Proof) request().getSession().getAttribute(HALF);
        if (half == null) {
            refusal = "sign-in.code-late";
            return;
        }
        var attempt = signIn.code(half, code, ClientAddress.of(request()));
        if (attempt.outcome() == Outcome.DONE) {
            enter(attempt.proof());
        } else if (attempt.outcome() == Outcome.LATE) {
            startAgain();
            refusal = "sign-in.code-late";
        } else {
            code = null;
            refusal = "sign-in.code-refused";
        }
    }

    /** Goes back from the code to name and password. */
    public void startAgain() {
        request().getSession().removeAttribute(HALF);
    }

    /** Begins a session of a new id, and opens the page asked for before, or the first page. */
    private void enter(Proof proof) throws IOException {
        var external = FacesContext.getCurrentInstance().getExternalContext();
        var request = request();
        var response = (HttpServletResponse) external.getResponse();
        var asked = request.getSession().getAttribute(SignInMechanism.ASKED_FOR);
        external.invalidateSession();
        request.getSession(true);
        var status = security.authenticate(request, response, AuthenticationParameters.withParams().credential(proof));
        if (status != AuthenticationStatus.SUCCESS) {
            throw new IllegalStateException("the container did not take a complete proof: " + status);
        }
        TokenCookie.write(request, response, sessions.open(proof, ClientAddress.of(request), request.getHeader("User-Agent")));
        external.redirect(external.getRequestContextPath() + (asked == null ? HOME : asked.toString()));
        FacesContext.getCurrentInstance().responseComplete();
    }

    /** Ends the session. */
    public String signOut() {
        var external = FacesContext.getCurrentInstance().getExternalContext();
        sessions.signOut();
        var response = (HttpServletResponse) external.getResponse();
        TokenCookie.clear(request(), response);
        // What the browser keeps beside the cookies; those are cleared one by one, so that other applications of the host keep theirs.
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        external.invalidateSession();
        return "/index.xhtml?faces-redirect=true";
    }

    /** Whether somebody is signed in already. */
    public boolean isSignedIn() {
        return current.isPresent();
    }

    /** Whether the installation still waits for its first administrator. */
    public boolean isSetupOpen() {
        return setup.isOpen();
    }

    /** Whether the password is proven and the code must follow. */
    public boolean isCodeNeeded() {
        var session = request().getSession(false);
        return session != null && session.getAttribute(HALF) != null;
    }

    /** Whether the dialog opens by itself. */
    public boolean isOpened() {
        return refusal != null || isCodeNeeded() || FacesContext.getCurrentInstance().isValidationFailed();
    }

    /** Why nobody was let in; null when nothing was tried. */
    public String getRefusal() {
        return refusal == null ? null : Texts.of(refusal);
    }

    /** The sentence on why the session before is over; null when there is nothing to tell. */
    public String getEndedWords() {
        return ended != null && Texts.has("sign-in.ended." + ended) ? Texts.of("sign-in.ended." + ended) : null;
    }

    private static HttpServletRequest request() {
        return (HttpServletRequest) FacesContext.getCurrentInstance().getExternalContext().getRequest();
    }

    public String getEnded() {
        return ended;
    }

    public void setEnded(String ended) {
        this.ended = ended;
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

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
