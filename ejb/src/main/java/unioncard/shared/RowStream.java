package unioncard.shared;

import java.util.function.Consumer;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/** Rows of a list of any length, handed over while the database sends them, so that nobody holds them all. */
public final class RowStream {

    /** Rows of one export of persons; more leave by narrower filters, so that nobody takes the whole city along. */
    public static final int MOST = 500_000;
    private static final int AT_ONCE = 1000;

    private RowStream() {
    }

    /** Hands over every row of the query in its order; returns how many. Needs a transaction, as everything within a boundary has. */
    public static <T> int each(Query query, RowMapper<T> mapper, Consumer<T> each) {
        var told = new int[1];
        query.setFetchSize(AT_ONCE).map(mapper).forEach(row -> {
            told[0]++;
            each.accept(row);
        });
        return told[0];
    }
}
