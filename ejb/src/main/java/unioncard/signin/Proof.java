package unioncard.signin;

import jakarta.security.enterprise.credential.Credential;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * That somebody has proven who they are, made by {@link SignIn} alone. An incomplete one lacks the code of the second factor, which must
 * follow within a few minutes.
 */
public final class Proof implements Credential, Serializable {

    private static final long serialVersionUID = 1L;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final long userId;
    private final String login;
    private final boolean complete;
    private final int failedBefore;
    private final Instant at;

    Proof(long userId, String login, boolean complete, int failedBefore, Instant at) {
        this.userId = userId;
        this.login = login;
        this.complete = complete;
        this.failedBefore = failedBefore;
        this.at = at;
    }

    /** The sign-in name. */
    public String login() {
        return login;
    }

    /** Whether nothing is missing. */
    public boolean complete() {
        return complete;
    }

    long userId() {
        return userId;
    }

    int failedBefore() {
        return failedBefore;
    }

    boolean isFresh(Instant now) {
        return now.isBefore(at.plus(PATIENCE));
    }
}
