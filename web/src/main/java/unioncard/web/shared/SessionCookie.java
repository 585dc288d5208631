package unioncard.web.shared;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import unioncard.shared.Setting;

/** Keeps the session cookie off plain HTTP where the installation has HTTPS in front. */
@WebListener
public class SessionCookie implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().getSessionCookieConfig().setSecure(Setting.HTTPS_ONLY.yes());
    }
}
