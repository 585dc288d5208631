package unioncard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.shared.TestDatabase;

/** The rights of the role with which the application works, on a schema of which it owns nothing. */
@DisplayName("The audit trail for the application's database role")
class AuditRoleTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private Connection application;

    @BeforeEach
    void asTheApplication() throws SQLException {
        application = database.source().getConnection();
    }

    @AfterEach
    void close() throws SQLException {
        application.close();
    }

    @Test
    @DisplayName("can be neither changed nor emptied, not even month by month, and its past not released")
    void refused() {
        for (var statement : new String[] {"update audit_entry set outcome = 'done'", "delete from audit_entry", "truncate audit_entry",
            "drop table audit_entry", "update audit_entry_other set outcome = 'done'", "delete from audit_entry_other", "truncate audit_entry_other",
            "alter table audit_entry disable trigger all", "set session_replication_role = replica",
            "alter table audit_entry detach partition audit_entry_other", "delete from audit_head", "insert into audit_base values (true, 1, 'x')",
            "select audit_release(date '2001-01-01')"}) {
            assertThatThrownBy(() -> run(statement)).as(statement).isInstanceOfSatisfying(SQLException.class,
                    e -> assertThat(e.getSQLState()).as("permission denied").isEqualTo("42501"));
        }
    }

    @Test
    @DisplayName("can be added to and read, also in a month that was made later")
    void allowed() {
        assertThatCode(() -> {
            run("select audit_make_partitions(date '2040-01-01', 2)");
            run("insert into audit_entry (seq, at, action, outcome, previous_hash, hash) values (1, timestamptz '2040-02-03 00:00Z', 'A.b', 'done', 'x', 'y')");
            run("update audit_head set seq = 1, hash = 'y'");
            run("select count(*) from audit_entry");
        }).doesNotThrowAnyException();
        assertThatThrownBy(() -> run("delete from audit_entry_2040_02")).hasMessageContaining("permission denied");
        String place = database.jdbi().withHandle(h -> h.createQuery("select tableoid::regclass from audit_entry").mapTo(String.class).one());
        assertThat(place).isEqualTo("audit_entry_2040_02");
    }

    private void run(String statement) throws SQLException {
        try (var sql = application.createStatement()) {
            sql.execute(statement);
        }
    }
}
