package unioncard.signin;

import java.time.Instant;
import unioncard.security.SessionEnd;

/**
 * A session as its owner and the security administrator see it.
 *
 * @param browser what the browser says it is, shortened
 * @param failedBefore wrong tries since the sign-in before
 * @param endedWhy null while it is alive
 */
public record SessionRow(long id, String address, String browser, Instant startedAt, Instant lastSeenAt, int failedBefore, SessionEnd endedWhy) {

    /** Whether it is alive. */
    public boolean alive() {
        return endedWhy == null;
    }
}
