package unioncard.shared;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Which rows of the walled tables a transaction finds and which it may change: the settings that the policies of
 * {@code V10__row_level_security.sql} read. They end with the transaction, so a pooled connection never carries them on.
 *
 * @param sees CITY, DISTRICT, SUBTREE, UNION; blank: no row
 * @param changes the same, for what is written and locked
 * @param union the own union; for DISTRICT the district itself
 * @param path its path, for SUBTREE
 */
public record Sight(String sees, String changes, long union, String path) {

    /** No row at all: what holds when nothing was set. */
    public static final Sight NONE = new Sight("", "", 0, "");
    /** Every row, for background jobs, which work for nobody in particular. */
    public static final Sight WHOLE_CITY = new Sight("CITY", "CITY", 0, "");

    private static final String SUBTREE = "SUBTREE";

    /** Sets it for the transaction of a connection, in one statement. */
    void set(Connection connection) {
        try (var statement = connection.prepareStatement("""
                select set_config('unioncard.sees', ?, true), set_config('unioncard.changes', ?, true),
                       set_config('unioncard.union', ?, true), set_config('unioncard.unions', coalesce(
                         (select array_agg(s.id)::text from trade_union s where s.path like nullif(?, '') || '%'), ''), true)""")) {
            statement.setString(1, sees);
            statement.setString(2, changes);
            statement.setString(3, Long.toString(union));
            statement.setString(4, sees.equals(SUBTREE) || changes.equals(SUBTREE) ? path : "");
            statement.executeQuery().close();
        } catch (SQLException e) {
            throw new IllegalStateException("the data scope cannot be set", e);
        }
    }
}
