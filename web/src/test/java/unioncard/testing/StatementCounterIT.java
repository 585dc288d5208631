package unioncard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The counter of SQL statements")
class StatementCounterIT extends ContainerTest {

    @Test
    @DisplayName("counts a statement once each time it runs")
    void countsStatements() throws Exception {
        var statements = statements().during(() -> one("select 1 + 1") + one("select 2 + 2"));
        assertThat(statements.with("+")).isEqualTo(2);
    }

    @Test
    @DisplayName("sees one statement per row where rows are read one by one")
    void countsPerRow() throws Exception {
        var statements = statements().during(() -> {
            for (int row = 0; row < 10; row++) {
                one("select " + row + " as one_by_one");
            }
            return null;
        });
        assertThat(statements.with("one_by_one")).isEqualTo(10);
        assertThat(statements.total()).isGreaterThanOrEqualTo(10);
    }

    private String one(String sql) throws SQLException {
        try (var connection = database().getConnection(); var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
