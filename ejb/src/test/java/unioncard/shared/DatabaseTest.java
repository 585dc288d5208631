package unioncard.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which connections go back to the pool when a piece of SQL is done. */
class DatabaseTest {

    private final List<String> calls = new ArrayList<>();

    @Test
    @DisplayName("outside a transaction the connection goes back at once, inside one it ends with the transaction")
    void byAutoCommit() throws SQLException {
        Database.giveBack(connection(() -> true));
        assertThat(calls).containsExactly("getAutoCommit", "close");
        calls.clear();
        Database.giveBack(connection(() -> false));
        assertThat(calls).containsExactly("getAutoCommit");
    }

    @Test
    @DisplayName("one whose database has gone goes back too: after some outages the pool would have none left")
    void databaseGone() throws SQLException {
        Database.giveBack(connection(() -> {
            throw new SQLException("This connection has been closed.");
        }));
        Database.giveBack(connection(() -> {
            throw new UndeclaredThrowableException(new SQLException("This connection has been closed."));
        }));
        assertThat(calls).containsExactly("getAutoCommit", "close", "getAutoCommit", "close");
    }

    private Connection connection(Callable<Boolean> autoCommit) {
        return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
            calls.add(method.getName());
            return method.getName().equals("getAutoCommit") ? autoCommit.call() : null;
        });
    }
}
