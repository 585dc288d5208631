package unioncard.insurance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Persons who stand in the way of a command.
 *
 * @param count how many
 * @param names name and member number of the first {@link #NAMED} of them
 */
record Persons(int count, List<String> names) {

    /** So many are named in a message. */
    static final int NAMED = 5;

    /** From columns {@code count} and {@code names}. */
    static Persons of(ResultSet row, StatementContext context) throws SQLException {
        return new Persons(row.getInt("count"), Arrays.asList((String[]) row.getArray("names").getArray()));
    }

    /** The named ones in a line. */
    String named() {
        return String.join("、", names);
    }
}
