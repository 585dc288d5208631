package unioncard.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import org.postgresql.ds.PGSimpleDataSource;
import unioncard.launch.DatabaseAccess;

/**
 * One connection per transaction of a thread, kept for the next one as the container's pool keeps it; outside of one a connection of its own
 * for each request.
 */
final class TransactionSource extends PGSimpleDataSource {

    private static final long serialVersionUID = 1L;
    private static final Set<String> LEFT_TO_THE_TRANSACTION = Set.of("close", "commit", "setAutoCommit");

    private final transient ThreadLocal<Connection> current = new ThreadLocal<>();
    private final transient Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    TransactionSource(DatabaseAccess access) {
        setUrl(access.url());
        setUser(access.user());
        setPassword(access.password());
        setOptions(BenchDatabase.SIGHT);
    }

    /** Whether the thread is in a transaction; one that begins inside it has a connection of its own. */
    boolean isInTransaction() {
        return current.get() != null;
    }

    <T> T run(Supplier<T> work) {
        var outer = current.get();
        try {
            var kept = idle.poll();
            var connection = kept == null ? super.getConnection() : kept;
            connection.setAutoCommit(false);
            current.set(connection);
            try {
                var result = work.get();
                connection.commit();
                return result;
            } finally {
                current.set(outer);
                connection.rollback();
                idle.push(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Closes what is kept for later transactions. */
    void closeIdle() {
        for (var connection = idle.poll(); connection != null; connection = idle.poll()) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = current.get();
        if (connection == null) {
            return super.getConnection();
        }
        return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
            if (LEFT_TO_THE_TRANSACTION.contains(method.getName()) || method.getName().equals("rollback") && arguments == null) {
                return null;
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}
