package unioncard.web.shared;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import unioncard.shared.Setting;

/** Security headers on every answer, errors and resources included. The script policy of pages comes from PrimeFaces, with its nonce. */
public class HeadersFilter extends HttpFilter {

    /** Seconds after which a request that came too fast may come again. */
    public static final String RETRY_AFTER = "Retry-After";
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ERROR && !response.isCommitted()) {
            // The page that tells of the error brings its own script policy; the one of the address that failed must not stand beside it.
            int status = response.getStatus();
            var retryAfter = response.getHeader(RETRY_AFTER);
            response.reset();
            response.setStatus(status);
            if (retryAfter != null) {
                response.setHeader(RETRY_AFTER, retryAfter);
            }
        }
        write(request, response);
        chain.doFilter(request, response);
    }

    /** Also called by whoever resets a response, and where the container answers before any filter. */
    public static void write(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
        if (Setting.HTTPS_ONLY.yes()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        var path = request.getServletPath();
        boolean resource = path.startsWith("/jakarta.faces.resource");
        if (!resource) {
            response.setHeader("Cache-Control", "no-store");
        }
        if (resource || !path.endsWith(".xhtml")) {
            response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'self'");
        }
    }
}
