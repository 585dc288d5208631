package unioncard.verification;

import java.io.Serializable;

/**
 * How far a verification run has come.
 *
 * @param id the run
 * @param total entries when it began
 * @param done entries answered so far, or removed meanwhile
 */
public record Progress(long id, int total, int done) implements Serializable {

    /** 0 to 100. */
    public int percent() {
        return total == 0 ? 100 : 100 * done / total;
    }
}
