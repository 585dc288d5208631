package unioncard.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestDatabaseTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @Test
    void a_transaction_that_throws_leaves_nothing() {
        assertThatThrownBy(() -> database.inTransaction(() -> {
            insertRoot();
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(unions()).isZero();
    }

    @Test
    void a_transaction_that_ends_well_stays_and_the_next_test_starts_empty() {
        assertThat(unions()).isZero();
        database.inTransaction(() -> insertRoot());
        assertThat(unions()).isOne();
    }

    private void insertRoot() {
        database.jdbi().useHandle(h -> h.execute(
                "insert into trade_union (id, code, name, level, path) values (1, 'C1', '市总工会', 'MUNICIPAL', '/1/')"));
    }

    private int unions() {
        return database.jdbi().withHandle(h -> h.createQuery("select count(*) from trade_union").mapTo(Integer.class).one());
    }
}
