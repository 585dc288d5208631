package unioncard.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.regex.Pattern;
import unioncard.shared.Setting;

/**
 * Where a request comes from: the address of the connection, or, when that is a proxy the installation trusts, the last one the proxies
 * wrote down that is not a proxy itself. What anybody else writes into the header is not believed.
 */
final class ClientAddress {

    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private ClientAddress() {
    }

    static String of(HttpServletRequest request) {
        return of(request.getRemoteAddr(), request.getHeader("X-Forwarded-For"), Set.of(Setting.TRUSTED_PROXIES.text().strip().split("\\s*,\\s*")));
    }

    static String of(String connection, String forwarded, Set<String> proxies) {
        if (forwarded == null || !proxies.contains(connection)) {
            return connection;
        }
        var hops = forwarded.split(",");
        for (int i = hops.length - 1; i >= 0; i--) {
            var hop = hops[i].strip();
            if (!ADDRESS.matcher(hop).matches()) {
                return connection;
            }
            if (!proxies.contains(hop)) {
                return hop;
            }
        }
        return connection;
    }
}
