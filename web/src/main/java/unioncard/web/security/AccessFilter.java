package unioncard.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.omnifaces.util.Servlets;
import unioncard.security.CurrentUser;
import unioncard.web.shared.MenuEntry;

/**
 * Runs before every page: finds the account behind the session, ends the session when the account is gone or the working day over, and
 * opens only pages the person's menu leads to. A page that is not allowed looks like one that does not exist.
 */
public class AccessFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(AccessFilter.class.getName());
    /** Session attribute: moment of sign-in. */
    static final String SINCE = "unioncard.signed-in-since";
    private static final Duration LONGEST = Duration.ofHours(8);
    private static final String START = "/index.xhtml";
    private static final Set<String> OPEN = Set.of(START, "/setup.xhtml", "/error.xhtml", "/not-found.xhtml");

    @Inject
    private transient CurrentUser current;
    @Inject
    private transient Clock clock;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        current.comesFromOutside();
        var path = request.getServletPath();
        if (isProbe(request)) {
            // Content streamed by PrimeFaces out of a session: the console has none, so whoever asks is probing.
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (request.getUserPrincipal() == null || path.startsWith("/jakarta.faces.resource")) {
            chain.doFilter(request, response);
            return;
        }
        if (!current.actAs(request.getUserPrincipal().getName()) || over(request)) {
            request.logout();
            request.getSession().invalidate();
            Servlets.facesRedirect(request, response, request.getContextPath() + START + "?expired=true");
        } else if (OPEN.contains(path)) {
            chain.doFilter(request, response);
        } else if (current.get().mustChangePassword() && !path.equals(MenuEntry.PASSWORD)) {
            Servlets.facesRedirect(request, response, request.getContextPath() + MenuEntry.PASSWORD);
        } else if (path.endsWith(".xhtml") && !path.equals(MenuEntry.PASSWORD) && !opens(path)) {
            LOG.log(Level.WARNING, "page {0} refused to user {1}", new Object[] {path, current.get().id()});
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isProbe(HttpServletRequest request) {
        // The query string, not the parameters: reading those here would take the body's encoding and upload away from Faces.
        var query = request.getQueryString();
        return query != null && (query.contains("pfdrid") || query.contains("pfdrt"));
    }

    private boolean opens(String path) {
        return MenuEntry.of(path).filter(entry -> entry.opensFor(current.get())).isPresent();
    }

    private boolean over(HttpServletRequest request) {
        var session = request.getSession();
        if (!(session.getAttribute(SINCE) instanceof Instant since)) {
            session.setAttribute(SINCE, clock.instant());
            return false;
        }
        return since.plus(LONGEST).isBefore(clock.instant());
    }
}
