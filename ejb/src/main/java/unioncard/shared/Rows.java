package unioncard.shared;

import java.util.List;

/**
 * A slice of a list and how long the whole list is.
 *
 * @param rows the slice
 * @param total rows in all, counted up to {@link #COUNT_LIMIT}
 */
public record Rows<T>(List<T> rows, int total) {

    /** Counting stops here: the exact length of a huge list is not worth its price. */
    public static final int COUNT_LIMIT = 10_000;

    /** Whether there are more than {@link #COUNT_LIMIT} rows. */
    public boolean capped() {
        return total > COUNT_LIMIT;
    }
}
