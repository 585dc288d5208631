package unioncard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.batch.runtime.BatchRuntime;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import unioncard.shared.Migrations;
import unioncard.testing.ContainerTest;

@DisplayName("The server as the product sets it up")
class ContainerIT extends ContainerTest {

    @Test
    @DisplayName("The batch runtime keeps its tables in the database and leaves the search path alone")
    void batchRepository() throws SQLException {
        BatchRuntime.getJobOperator().getJobNames();
        assertThat(one("select count(*) from information_schema.tables where table_name like 'jbatch%'")).isEqualTo("6");
        assertThat(one("select current_schema()")).isEqualTo("public");
    }

    @Inject
    private Migrations migrations;

    @Test
    @DisplayName("Beans of the application come by @Inject")
    void injects() {
        assertThat(migrations).isNotNull();
    }

    private String one(String sql) throws SQLException {
        try (var connection = database().getConnection(); var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
