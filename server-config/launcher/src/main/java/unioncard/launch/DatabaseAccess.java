package unioncard.launch;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How the application reaches its database.
 *
 * @param url JDBC address, {@code jdbc:postgresql://host:port/database}
 * @param user role of the application or of the owner of its schema, no superuser
 * @param password password of that role; never printed
 */
public record DatabaseAccess(String url, String user, String password) {

    /** A new data source (without a pool) for this access. */
    public DataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("unioncard-launcher");
        return source;
    }

    /** The same for tools that work on the rows of the whole city: the row-level policies hold for the owner too (docs/adr/0009). */
    public DataSource wholeCity() {
        var source = (PGSimpleDataSource) dataSource();
        source.setOptions("-c unioncard.sees=CITY -c unioncard.changes=CITY");
        return source;
    }

    /** Fails with a {@link Problem} when the database does not answer or does not accept the role. */
    public void requireReachable() {
        try (Connection ignored = dataSource().getConnection()) {
            return;
        } catch (SQLException refused) {
            throw new Problem("The database " + url + " does not accept the connection (" + firstLine(refused)
                    + "); check the address and, in the environment, UNIONCARD_DB_USER, UNIONCARD_DB_OWNER and their passwords.", refused);
        }
    }

    @Override
    public String toString() {
        return user + "@" + url;
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
