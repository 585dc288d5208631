package unioncard.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/** Whether a command comes from a page of this console, as browsers say it. The view state of the page must be right besides. */
final class SameOrigin {

    private SameOrigin() {
    }

    /** Whether the browser says that another site sends this POST. A browser that says nothing is judged by the view state alone. */
    static boolean isBroken(HttpServletRequest request) {
        if (!request.getMethod().equals("POST")) {
            return false;
        }
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        var origin = request.getHeader("Origin");
        return origin != null && !sameHost(origin, request.getHeader("Host"));
    }

    private static boolean sameHost(String origin, String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
