package unioncard.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.omnifaces.util.Servlets;
import unioncard.security.CurrentUser;
import unioncard.security.SessionEnd;
import unioncard.web.shared.HeadersFilter;
import unioncard.web.shared.MenuEntry;
import unioncard.web.signin.TokenCookie;

/**
 * Runs before every page: finds account and session behind the request, sends away whose session is over, and opens only pages the
 * person's menu leads to. A page that is not allowed looks like one that does not exist.
 */
public class AccessFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(AccessFilter.class.getName());
    private static final int TOO_MANY_REQUESTS = 429;
    /** Set by session.js on what a page asks by itself. Whoever sets it elsewhere shortens only the own session. */
    static final String UNASKED = "Union-Unasked";
    private static final String START = "/index.xhtml";
    private static final Set<String> OPEN = Set.of(START, "/setup.xhtml", "/error.xhtml", "/not-found.xhtml");

    @Inject
    private transient CurrentUser current;
    @Inject
    private transient Pace pace;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        current.comesFromOutside();
        var path = request.getServletPath();
        if (isProbe(request) || SameOrigin.isBroken(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (request.getUserPrincipal() == null || path.startsWith("/jakarta.faces.resource")) {
            chain.doFilter(request, response);
            return;
        }
        var token = TokenCookie.of(request).orElse("");
        var login = request.getUserPrincipal().getName();
        var end = request.getHeader(UNASKED) == null ? current.actAs(login, token) : current.watchAs(login, token);
        if (end.isPresent()) {
            leave(request, response, chain, token.isEmpty() ? null : end.get());
        } else if (OPEN.contains(path)) {
            chain.doFilter(request, response);
        } else {
            open(request, response, chain);
        }
    }

    /** Lets somebody signed in go on to where the request leads, or to what has to be done first. */
    private void open(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        var path = request.getServletPath();
        long wait = pace.secondsToWait(current.get().id());
        if (wait > 0) {
            response.setHeader(HeadersFilter.RETRY_AFTER, String.valueOf(wait));
            response.sendError(TOO_MANY_REQUESTS);
        } else if (current.get().mustChangePassword() && !path.equals(MenuEntry.PASSWORD)) {
            Servlets.facesRedirect(request, response, request.getContextPath() + MenuEntry.PASSWORD);
        } else if (!current.get().mustChangePassword() && current.get().mustEnrol() && !path.equals(MenuEntry.SECOND_FACTOR)) {
            Servlets.facesRedirect(request, response, request.getContextPath() + MenuEntry.SECOND_FACTOR);
        } else if (path.endsWith(".xhtml") && !MenuEntry.OWN.contains(path) && !opens(path)) {
            LOG.log(Level.WARNING, "page {0} refused to user {1}", new Object[] {path, current.get().id()});
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }

    /**
     * Ends the container's session and says why. Without a token the request has no part in the session it names: that one goes on, and
     * whoever asks sees what anybody sees.
     */
    private void leave(HttpServletRequest request, HttpServletResponse response, FilterChain chain, SessionEnd why) throws IOException, ServletException {
        var start = request.getContextPath() + START;
        if (why != null) {
            request.logout();
            request.getSession().invalidate();
            TokenCookie.clear(request, response);
            Servlets.facesRedirect(request, response, start + "?ended=" + why);
        } else if (OPEN.contains(request.getServletPath())) {
            chain.doFilter(request, response);
        } else {
            Servlets.facesRedirect(request, response, start);
        }
    }

    /** Content streamed by PrimeFaces out of a session: the console has none, so whoever asks is probing. */
    private static boolean isProbe(HttpServletRequest request) {
        // The query string, not the parameters: reading those here would take the body's encoding and upload away from Faces.
        var query = request.getQueryString();
        return query != null && (query.contains("pfdrid") || query.contains("pfdrt"));
    }

    private boolean opens(String path) {
        return MenuEntry.of(path).filter(entry -> entry.opensFor(current.get())).isPresent();
    }
}
