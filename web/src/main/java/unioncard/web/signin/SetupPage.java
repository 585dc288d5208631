package unioncard.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import unioncard.signin.Setup;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Views;

/** First start (系统初始化): looks like a page that does not exist once it is done. */
@Named
@RequestScoped
public class SetupPage {

    @Inject
    private Setup setup;

    private String token;
    private String federation;
    private String login;
    private String name;
    private String password;
    private String again;

    /** Closes the page for good after the first administrator was made. */
    public void requireOpen() throws IOException {
        if (!setup.isOpen()) {
            var context = FacesContext.getCurrentInstance();
            context.getExternalContext().responseSendError(404, null);
            context.responseComplete();
        }
    }

    /** Makes federation and administrator. */
    public String create() {
        if (!password.equals(again)) {
            Notices.refused("password.different");
            return null;
        }
        setup.createFirstAdministrator(token, federation, login, name, password.toCharArray());
        Notices.done("setup.created");
        return Views.to("/index.xhtml");
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }

    public String getFederation() {
        return federation;
    }

    public void setFederation(String federation) {
        this.federation = federation;
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getAgain() {
        return again;
    }

    public void setAgain(String again) {
        this.again = again;
    }
}
