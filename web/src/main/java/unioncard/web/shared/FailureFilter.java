package unioncard.web.shared;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import unioncard.security.CurrentUser;
import unioncard.security.SignedInUser;

/** Catches what leaves servlets and Faces unanswered, so that the server's own log and pages never show an exception. */
public class FailureFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CurrentUser current;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException {
        try {
            chain.doFilter(request, response);
        } catch (IOException e) {
            // The other side has gone away, or the answer cannot be written: nothing to show to anybody.
            throw e;
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted()) {
                Incidents.record(e, userId(), request.getRequestURI());
                return;
            }
            response.reset();
            HeadersFilter.write(request, response);
            if (notAllowed(e)) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            request.setAttribute(Incidents.ATTRIBUTE, Incidents.record(e, userId(), request.getRequestURI()));
            response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
    }

    private static boolean notAllowed(Throwable failure) {
        return failure != null && (failure instanceof SignedInUser.NotAllowed || notAllowed(failure.getCause()));
    }

    private Long userId() {
        return current.isPresent() ? current.get().id() : null;
    }
}
