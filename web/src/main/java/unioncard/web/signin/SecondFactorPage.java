package unioncard.web.signin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import unioncard.security.CurrentUser;
import unioncard.signin.SecondFactor;
import unioncard.signin.SecondFactor.Offer;
import unioncard.signin.SecondFactor.State;
import unioncard.web.shared.Notices;

/** The own second factor (动态口令): three steps, from proving oneself over the QR code to the recovery codes. */
@Named
@ViewScoped
public class SecondFactorPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private SecondFactor factor;
    @Inject
    private CurrentUser current;

    private String secret;
    private String image;
    private String password;
    private String code;
    private List<String> recovery = List.of();

    /** Shows the QR code of a new secret. */
    public void begin() {
        Offer offer = factor.begin(characters(), code);
        secret = offer.secret().replaceAll("(.{4})(?=.)", "$1 ");
        image = QrCode.dataAddress(offer.uri());
        forget();
    }

    /** Takes the first code of the app. */
    public void confirm() {
        recovery = factor.confirm(code);
        secret = null;
        image = null;
        forget();
        Notices.done("second-factor.confirmed");
    }

    /** Replaces the recovery codes. */
    public void renewRecovery() {
        recovery = factor.renewRecovery(characters(), code);
        forget();
        Notices.done("second-factor.renewed");
    }

    private void forget() {
        password = null;
        code = null;
    }

    private char[] characters() {
        return password == null ? new char[0] : password.toCharArray();
    }

    /** Whether nothing else is allowed before this is done. */
    public boolean isForced() {
        return current.get().mustEnrol();
    }

    public State getState() {
        return factor.state();
    }

    public String getSecret() {
        return secret;
    }

    public String getImage() {
        return image;
    }

    public List<String> getRecovery() {
        return recovery;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
