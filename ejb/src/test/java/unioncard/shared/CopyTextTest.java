package unioncard.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes into the database by COPY and comes out again. */
class CopyTextTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @Test
    @DisplayName("what PostgreSQL has escaped is read as it was: separators, control characters, rare characters, null and an empty text")
    void roundTrip() {
        var texts = new String[] {"𠮷䶮·Mary", "a\tb\nc\rd\\e", "\b\f\u000b\u0001", "", null, "\\N", "|\"'", "末"};
        List<String[]> read = new ArrayList<>();
        database.inTransaction(() -> database.jdbi().useHandle(h -> {
            h.execute("create temporary table texts (nr integer, text text, other text) on commit drop");
            var rows = new StringBuilder();
            for (int i = 0; i < texts.length; i++) {
                Database.copyRow(rows, i, texts[i], texts[texts.length - 1 - i]);
            }
            assertThat(Database.copyIn(h, "texts", rows)).isEqualTo(texts.length);
            Database.copyOut(h, "select nr, text, other from texts order by nr", read::add);
        }));
        assertThat(read).hasSize(texts.length);
        for (int i = 0; i < texts.length; i++) {
            assertThat(read.get(i)).containsExactly(Integer.toString(i), texts[i], texts[texts.length - 1 - i]);
        }
    }

    @Test
    @DisplayName("whoever stops reading in the middle gets no further row, and the transaction goes on")
    void brokenOff() {
        var read = new AtomicInteger();
        int one = database.inTransaction(() -> database.jdbi().withHandle(h -> {
            assertThatThrownBy(() -> Database.copyOut(h, "select i from generate_series(1, 100000) i", row -> {
                if (read.incrementAndGet() == 3) {
                    throw new IllegalArgumentException("enough");
                }
            })).hasMessage("enough");
            return h.createQuery("select 1").mapTo(Integer.class).one();
        }));
        assertThat(one).isEqualTo(1);
        assertThat(read.get()).isEqualTo(3);
    }
}
