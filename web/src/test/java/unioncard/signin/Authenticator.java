package unioncard.signin;

import java.time.Instant;

/** The app on somebody's telephone. */
public final class Authenticator {

    private static final int STEP_SECONDS = 30;
    private final String secret;

    /** Learns the secret as the page shows it. */
    public Authenticator(String shown) {
        secret = shown.replaceAll("\\s", "");
    }

    /** The code it shows now. */
    public String code() {
        return Totp.code(secret, Instant.now().getEpochSecond() / STEP_SECONDS);
    }
}
