package unioncard.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The embedded PostgreSQL")
class PostgresServerTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName("keeps what was committed when it is killed, and starts again over the stale lock")
    void survivesKill() throws SQLException {
        try (var data = DataFolder.open(folder)) {
            var first = PostgresServer.start(data, 0, false);
            execute(first.owner(), "create table kept (name text)", "insert into kept values ('龥𠀀')");
            first.process().kill();
            assertThat(folder.resolve("database/postmaster.pid")).exists();
            try (var second = PostgresServer.start(data, 0, false)) {
                assertThat(one(second.owner(), "select name from kept")).isEqualTo("龥𠀀");
            }
        }
    }

    @Test
    @DisplayName("stops a server that an earlier, killed launcher left running")
    void stopsOrphan() throws SQLException {
        try (var data = DataFolder.open(folder)) {
            var orphan = PostgresServer.start(data, 0, false);
            try (var second = PostgresServer.start(data, 0, false)) {
                assertThat(orphan.process().alive()).isFalse();
                assertThat(one(second.application(), "select 'up'")).isEqualTo("up");
            }
        }
    }

    @Test
    @DisplayName("asks for a password, gives neither the application nor the owner more than an ordinary role, and keeps its passwords to the owner")
    void isClosed() throws Exception {
        try (var data = DataFolder.open(folder); var server = PostgresServer.start(data, 0, false)) {
            DatabaseAccess access = server.application();
            assertThatThrownBy(() -> new DatabaseAccess(access.url(), access.user(), "guess").dataSource().getConnection().close())
                    .isInstanceOf(SQLException.class);
            for (var role : List.of(access, server.owner())) {
                assertThat(one(role, "select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls from pg_roles where rolname = current_user"))
                        .isEqualTo("f");
            }
            assertThat(one(access, "select pg_has_role(current_user, 'unioncard', 'member') or has_schema_privilege('public', 'create')")).isEqualTo("f");
            assertThat(access.toString()).doesNotContain(access.password());
            var mode = Files.getPosixFilePermissions(folder.resolve("secrets/database.properties"));
            assertThat(PosixFilePermissions.toString(mode)).isEqualTo("rw-------");
            assertThat(folder.resolve("initdb-password")).doesNotExist();
        }
    }

    @Test
    @DisplayName("gives the application a role of its own in a data folder of a release that had one for both")
    void secondRole() throws Exception {
        try (var data = DataFolder.open(folder)) {
            var secrets = folder.resolve("secrets/database.properties");
            try (var first = PostgresServer.start(data, 0, false)) {
                execute(first.owner(), "create table kept (name text)");
            }
            Files.write(secrets, Files.readAllLines(secrets).stream().filter(line -> !line.startsWith("application.password")).toList());
            try (var second = PostgresServer.start(data, 0, false)) {
                assertThat(one(second.owner(), "select count(*) from kept")).isEqualTo("0");
                assertThat(one(second.application(), "select current_user")).isEqualTo("unioncard_app");
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets))).isEqualTo("rw-------");
        }
    }

    private static void execute(DatabaseAccess access, String... statements) throws SQLException {
        try (var connection = access.dataSource().getConnection(); var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String one(DatabaseAccess access, String sql) throws SQLException {
        try (var connection = access.dataSource().getConnection(); var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
