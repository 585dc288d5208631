package unioncard.web.shared;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import unioncard.shared.Setting;

/**
 * Keeps the session cookie off plain HTTP where the installation has HTTPS in front, under a name that browsers take from the host itself
 * only. The container keeps its sessions a little longer than the installation allows: the rows of the sessions decide.
 */
@WebListener
public class SessionCookie implements ServletContextListener {

    /** What browsers accept over HTTPS, for the whole host and from nobody else. */
    public static final String HOST_PREFIX = "__Host-";
    private static final String NAME = "UCSESSION";
    private static final int SLACK_MINUTES = 5;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        var context = event.getServletContext();
        context.setSessionTimeout(Setting.SESSION_IDLE_MINUTES.number() + SLACK_MINUTES);
        if (Setting.HTTPS_ONLY.yes()) {
            var cookie = context.getSessionCookieConfig();
            cookie.setName(HOST_PREFIX + NAME);
            cookie.setPath("/");
            cookie.setSecure(true);
        }
    }
}
