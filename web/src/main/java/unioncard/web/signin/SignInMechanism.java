package unioncard.web.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.AutoApplySession;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.omnifaces.util.Servlets;
import unioncard.signin.Proof;
import unioncard.signin.Sessions;
import unioncard.web.shared.HeadersFilter;

/**
 * Tells the container who somebody is, once the dialog of the start page has a complete {@link Proof}. Unlike the standard form mechanism
 * it repeats no saved request: after sign-in the page asked for is opened anew, so a command that was cut off by the end of a session is
 * never sent twice, and Ajax requests are sent to the start page in a way their script understands.
 */
@AutoApplySession
@ApplicationScoped
public class SignInMechanism implements HttpAuthenticationMechanism {

    /** Session attribute: path and query of the page asked for before sign-in. */
    static final String ASKED_FOR = "unioncard.asked-for";

    @Inject
    private Sessions sessions;

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        if (context.isAuthenticationRequest()) {
            return context.getAuthParameters().getCredential() instanceof Proof proof && proof.complete()
                    ? context.notifyContainerAboutLogin(proof.login(), Set.of("signed-in")) : AuthenticationStatus.SEND_FAILURE;
        }
        if (!context.isProtected()) {
            return context.doNothing();
        }
        var why = TokenCookie.of(request).flatMap(sessions::whyOver);
        if (request.getMethod().equals("GET") && !Servlets.isFacesAjaxRequest(request) && request.getServletPath().endsWith(".xhtml")) {
            var query = request.getQueryString();
            request.getSession().setAttribute(ASKED_FOR, request.getServletPath() + (query == null ? "" : "?" + query));
        }
        HeadersFilter.write(request, response);
        Servlets.facesRedirect(request, response, request.getContextPath() + "/index.xhtml" + why.map(end -> "?ended=" + end).orElse(""));
        return AuthenticationStatus.SEND_CONTINUE;
    }
}
