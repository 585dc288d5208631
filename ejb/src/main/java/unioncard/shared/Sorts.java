package unioncard.shared;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The orders a list offers, by the names that its table sends. Each ends with the row's id, so that it is total and no row stands on two pages. Column
 * names come from the query class, never from a request.
 */
public final class Sorts {

    private static final String LETTERS = " using ~<~";
    private static final String LETTERS_BACKWARDS = " using ~>~";

    private final String id;
    private final Map<String, List<String>> orders = new HashMap<>();

    private Sorts(String id) {
        this.id = id;
    }

    /** Orders of rows that this column tells apart. */
    public static Sorts endingWith(String id) {
        return new Sorts(id);
    }

    /** Offers an order by these columns, all of them in the direction asked for. */
    public Sorts with(String name, String... columns) {
        orders.put(name, List.of(columns));
        return this;
    }

    /** A column compared letter by letter, the order of an index of {@code varchar_pattern_ops}: it finds beginnings and gives the order at once. */
    public static String letters(String column) {
        return column + LETTERS;
    }

    /**
     * What to write after {@code order by}.
     *
     * @param otherwise the list's own order
     * @throws IllegalArgumentException for an order that the list does not offer
     */
    public String by(Slice slice, String otherwise) {
        if (slice.sort() == null) {
            return otherwise;
        }
        return by(slice.sort(), slice.descending());
    }

    /** One of the orders offered. */
    public String by(String name, boolean descending) {
        var columns = orders.get(name);
        if (columns == null) {
            throw new IllegalArgumentException("no sort " + name);
        }
        return (String.join(", ", columns) + ", " + id).transform(order -> descending ? backwards(order) : order);
    }

    private static String backwards(String order) {
        return Arrays.stream(order.split(", ")).map(column -> column.endsWith(LETTERS) ? column.replace(LETTERS, LETTERS_BACKWARDS) : column + " desc")
                .collect(Collectors.joining(", "));
    }
}
