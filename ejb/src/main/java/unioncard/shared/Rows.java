package unioncard.shared;

import java.util.List;

/**
 * A slice of a list and how long the whole list is.
 *
 * @param rows the slice
 * @param total rows in all, counted up to {@code most} and one more
 * @param most where counting stopped
 */
public record Rows<T>(List<T> rows, int total, int most) {

    /** Counting stops here: the exact length of a huge list is not worth its price. */
    public static final int COUNT_LIMIT = 10_000;
    /** Counting stops here where each row costs a look into another table. */
    public static final int LOOKED_UP_LIMIT = 100;

    /** Rows of a list that was counted up to {@link #COUNT_LIMIT}. */
    public Rows(List<T> rows, int total) {
        this(rows, total, COUNT_LIMIT);
    }

    /** Whether there are more than were counted. */
    public boolean capped() {
        return total > most;
    }
}
