package unioncard.web.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import unioncard.shared.Setting;
import unioncard.web.shared.SessionCookie;

/**
 * The cookie with the session's token. It stands beside the container's own session cookie, whose id has fewer random bits than a session
 * needs, and which knows nothing of other nodes.
 */
public final class TokenCookie {

    private static final String NAME = "UCTOKEN";

    private TokenCookie() {
    }

    /** The token a browser shows. */
    public static Optional<String> of(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (var cookie : request.getCookies()) {
                if (cookie.getName().equals(name()) && !cookie.getValue().isBlank()) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    static void write(HttpServletRequest request, HttpServletResponse response, String token) {
        response.addCookie(cookie(request, token));
    }

    /** Takes the token out of the browser. */
    public static void clear(HttpServletRequest request, HttpServletResponse response) {
        var cookie = cookie(request, "");
        cookie.setMaxAge(0);
        response.addCookie(cookie);
    }

    private static Cookie cookie(HttpServletRequest request, String token) {
        var cookie = new Cookie(name(), token);
        cookie.setHttpOnly(true);
        cookie.setSecure(Setting.HTTPS_ONLY.yes());
        cookie.setPath(Setting.HTTPS_ONLY.yes() ? "/" : request.getContextPath());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    private static String name() {
        return Setting.HTTPS_ONLY.yes() ? SessionCookie.HOST_PREFIX + NAME : NAME;
    }
}
