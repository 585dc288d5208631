package unioncard.shared;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * What the container's pool does inside a transaction: whoever asks on this thread gets the same connection, and nobody but the outermost
 * call ends it.
 */
final class ThreadTransaction implements DataSource {

    private static final Set<String> LEFT_TO_THE_TRANSACTION = Set.of("close", "commit", "setAutoCommit");

    private final DataSource source;
    private final ThreadLocal<Connection> current = new ThreadLocal<>();

    ThreadTransaction(DataSource source) {
        this.source = source;
    }

    boolean isOpen() {
        return current.get() != null;
    }

    <T> T run(Callable<T> work) throws Exception {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            current.set(connection);
            try {
                var result = work.call();
                connection.commit();
                return result;
            } finally {
                current.remove();
                connection.rollback();
            }
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = current.get();
        if (connection == null) {
            return source.getConnection();
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

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("unioncard.test");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source.isWrapperFor(type);
    }
}
