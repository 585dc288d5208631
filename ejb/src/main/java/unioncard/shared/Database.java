package unioncard.shared;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;
import org.postgresql.PGConnection;

/**
 * SQL beside JPA: lists and bulk work on the same data source and in the same transaction as the entities. Code that has changed
 * entities flushes before it asks here.
 */
@ApplicationScoped
public class Database {

    @Resource(lookup = "jdbc/unioncard")
    private DataSource source;

    @PersistenceContext
    private EntityManager entities;
    @Resource
    private TransactionSynchronizationRegistry transactions;
    @Inject
    private SightSource sights;

    /** Jdbi bound to the container's transactions: it neither commits nor rolls back by itself. */
    @Produces
    @Singleton
    Jdbi jdbi(@Any Instance<JdbiPlugin> plugins) {
        var jdbi = configured(Jdbi.create(new TransactionConnection()));
        plugins.forEach(jdbi::installPlugin);
        return jdbi;
    }

    /** The same set-up for a data source outside the container, for tests and tools. */
    public static Jdbi configured(DataSource source) {
        return configured(Jdbi.create(source));
    }

    private static Jdbi configured(Jdbi jdbi) {
        jdbi.setTransactionHandler(new CMTTransactionHandler());
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        return jdbi;
    }

    /**
     * Inside a transaction the connection of the entities, which is the transaction's in every thread. A connection straight from the data
     * source would not be: Payara enlists it by the component that is being called, and in a thread of Jakarta Batch there is none, so
     * each statement would commit by itself.
     */
    private final class TransactionConnection implements ConnectionFactory {

        @Override
        public Connection openConnection() throws SQLException {
            return inTransaction() ? ofTransaction() : source.getConnection();
        }

        @Override
        public void closeConnection(Connection connection) throws SQLException {
            giveBack(connection);
        }
    }

    /** What belongs to a transaction ends with it; outside of one, statements have committed by themselves and the connection is closed. */
    static void giveBack(Connection connection) throws SQLException {
        if (commitsByItself(connection)) {
            connection.close();
        }
    }

    /** A connection that cannot even tell has lost its database. It goes back all the same, or each outage would cost the pool some. */
    private static boolean commitsByItself(Connection connection) {
        try {
            return connection.getAutoCommit();
        } catch (SQLException | RuntimeException e) {
            return true;
        }
    }

    private boolean inTransaction() {
        // Also when it can only roll back: a connection of its own would then be taken into the transaction and never be given back.
        return transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
    }

    private Connection ofTransaction() {
        var connection = entities.unwrap(Connection.class);
        var wanted = sights.sight();
        var set = transactions.getResource(Sight.class);
        if (!wanted.equals(set == null ? Sight.NONE : set)) {
            wanted.set(connection);
            transactions.putResource(Sight.class, wanted);
        }
        return connection;
    }

    /**
     * Makes the transaction see what who is working may see (docs/adr/0009). SQL through Jdbi does so by itself; this is for work that begins
     * with an entity. Outside a transaction nothing happens, and no row of a walled table is found.
     */
    public void look() {
        if (inTransaction()) {
            ofTransaction();
        }
    }

    /** Copies rows of PostgreSQL's text format into a table; {@code target} is {@code table (columns)}. Returns the rows written. */
    public static long copyIn(Handle handle, String target, CharSequence rows) {
        try {
            return handle.getConnection().unwrap(PGConnection.class).getCopyAPI()
                    .copyIn("COPY " + target + " FROM STDIN", new StringReader(rows.toString()));
        } catch (SQLException e) {
            throw new IllegalStateException("COPY into " + target + " failed with SQL state " + e.getSQLState(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The rows of a query one by one, in PostgreSQL's text format with null for null. The server goes on sending while a row is worked on, which a cursor
     * does only page by page. A query of COPY takes no parameters: what goes into it must be a number or a constant. When the consumer throws it gets
     * no further row. The consumer must not use the same connection, as everything in the same transaction does: it is busy until the last row is read,
     * and a statement would wait for itself.
     */
    public static void copyOut(Handle handle, String query, Consumer<String[]> consumer) {
        try {
            var copy = handle.getConnection().unwrap(PGConnection.class).getCopyAPI().copyOut("COPY (" + query + ") TO STDOUT");
            RuntimeException refusal = null;
            for (var row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                refusal = refusal != null ? refusal : refusal(consumer, CopyText.fields(row));
            }
            if (refusal != null) {
                throw refusal;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("COPY to the application failed with SQL state " + e.getSQLState(), e);
        }
    }

    /** What is left is read all the same: to cancel the copying might strike whatever the connection does next. */
    private static RuntimeException refusal(Consumer<String[]> consumer, String[] row) {
        try {
            consumer.accept(row);
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    /** {@link #copyIn} into a table with a wall, which PostgreSQL allows to no COPY: by way of a temporary table and one insert, which is checked. */
    public static long copyInBehindWall(Handle handle, String target, CharSequence rows) {
        int bracket = target.indexOf('(');
        var columns = target.substring(bracket + 1, target.lastIndexOf(')'));
        handle.execute("create temporary table copied on commit drop as select %s from %s with no data".formatted(columns, target.substring(0, bracket)));
        copyIn(handle, "copied (" + columns + ")", rows);
        int written = handle.execute("insert into %s select %s from copied".formatted(target, columns));
        handle.execute("drop table copied");
        return written;
    }

    /** One row of {@link #copyIn}: fields separated by tabs, null as \N, special characters escaped. */
    public static void copyRow(StringBuilder rows, Object... fields) {
        CopyText.row(rows, fields);
    }
}
