package unioncard.verification;

import java.io.Serializable;
import java.time.Instant;

/**
 * How far a verification run has come.
 *
 * @param id the run
 * @param total entries when it began
 * @param done entries answered so far, or removed meanwhile
 * @param attempt which attempt it is in or waits for, from 1
 * @param nextAttemptAt when it tries again, or null while it is working
 * @param waiting entries that a registry has not answered about
 * @param waitingSince since when the first of them waits, or null
 */
public record Progress(long id, int total, int done, int attempt, Instant nextAttemptAt, int waiting, Instant waitingSince)
        implements Serializable {

    /** 0 to 100. */
    public int percent() {
        return total == 0 ? 100 : 100 * done / total;
    }

    /** Whether it waits for a registry and nothing is being asked at this moment. */
    public boolean isPaused() {
        return nextAttemptAt != null;
    }
}
