package unioncard.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.AutoApplySession;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.omnifaces.util.Servlets;
import unioncard.web.shared.HeadersFilter;

/**
 * Sign-in by the dialog of the start page. Unlike the standard form mechanism it repeats no saved request: after sign-in the page asked
 * for is opened anew, so a command that was cut off by the end of a session is never sent twice, and Ajax requests are sent to the
 * start page in a way their script understands.
 */
@AutoApplySession
@ApplicationScoped
public class SignInMechanism implements HttpAuthenticationMechanism {

    /** Session attribute: path and query of the page asked for before sign-in. */
    static final String ASKED_FOR = "unioncard.asked-for";

    @Inject
    private IdentityStoreHandler stores;

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        if (context.isAuthenticationRequest()) {
            var result = stores.validate(context.getAuthParameters().getCredential());
            return result.getStatus() == Status.VALID ? context.notifyContainerAboutLogin(result) : AuthenticationStatus.SEND_FAILURE;
        }
        if (!context.isProtected()) {
            return context.doNothing();
        }
        boolean expired = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
        if (request.getMethod().equals("GET") && !Servlets.isFacesAjaxRequest(request) && request.getServletPath().endsWith(".xhtml")) {
            var query = request.getQueryString();
            request.getSession().setAttribute(ASKED_FOR, request.getServletPath() + (query == null ? "" : "?" + query));
        }
        HeadersFilter.write(request, response);
        Servlets.facesRedirect(request, response, request.getContextPath() + "/index.xhtml" + (expired ? "?expired=true" : ""));
        return AuthenticationStatus.SEND_CONTINUE;
    }
}
