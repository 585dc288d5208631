package unioncard.shared;

/**
 * Which part of a list is asked for: rows {@code first} to {@code first + size}, in an order that the list itself allows.
 *
 * @param first zero-based
 * @param size number of rows, 1 to 200; of an export, which begins at the first, up to {@link Rows#COUNT_LIMIT}
 * @param sort name of a sort the list offers, or null for its own order
 * @param descending direction of {@code sort}
 */
public record Slice(int first, int size, String sort, boolean descending) {

    private static final int MOST_SHOWN = 200;

    public Slice {
        if (first < 0 || size < 1 || size > MOST_SHOWN && (first > 0 || size > Rows.COUNT_LIMIT)) {
            throw new IllegalArgumentException("slice " + first + "+" + size);
        }
    }

    /** The first {@code size} rows in the list's own order. */
    public static Slice first(int size) {
        return new Slice(0, size, null, false);
    }
}
