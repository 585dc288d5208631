package unioncard.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The command line")
class OptionsTest {

    private static final Path HOME = Path.of("/srv/checkout");

    @Test
    @DisplayName("has sensible defaults")
    void defaults() {
        assertThat(options()).isEqualTo(new Options(HOME.resolve("data"), 8080, null, false, false, false));
    }

    @Test
    @DisplayName("takes every option")
    void all() {
        assertThat(options("--demo", "--second-factor", "--reset", "--port", "9090", "--data", "/d", "--database", "jdbc:postgresql://h/u"))
                .isEqualTo(new Options(Path.of("/d"), 9090, "jdbc:postgresql://h/u", true, true, true));
    }

    @ParameterizedTest
    @CsvSource({"--port,70000", "--port,abc", "--port,-1", "--frob,1", "--database,jdbc:h2:mem:x", "--database,jdbc:postgresql://h/u?password=x"})
    @DisplayName("refuses what it does not understand in one sentence")
    void refuses(String option, String value) {
        assertThatThrownBy(() -> options(option, value)).isInstanceOf(Problem.class).hasMessageMatching("[^\n]+[.]");
    }

    @Test
    @DisplayName("refuses an option without its value")
    void missingValue() {
        assertThatThrownBy(() -> options("--port", "--demo")).isInstanceOf(Problem.class).hasMessageContaining("--port needs a value");
    }

    @Test
    @DisplayName("takes the role of an own database server from the environment alone")
    void role() {
        var options = options("--database", "jdbc:postgresql://h/u");
        assertThatThrownBy(() -> options.external(Map.of("UNIONCARD_DB_USER", "u"))).isInstanceOf(Problem.class);
        assertThat(options.external(Map.of("UNIONCARD_DB_USER", "u", "UNIONCARD_DB_PASSWORD", "p")))
                .isEqualTo(new DatabaseAccess("jdbc:postgresql://h/u", "u", "p"));
        assertThat(options().external(Map.of())).isNull();
        assertThat(options().externalOwner(Map.of("UNIONCARD_DB_OWNER", "o"))).isNull();
        assertThat(options.externalOwner(Map.of("UNIONCARD_DB_USER", "u", "UNIONCARD_DB_PASSWORD", "p"))).isEqualTo(
                new DatabaseAccess("jdbc:postgresql://h/u", "u", "p"));
        assertThat(options.externalOwner(Map.of("UNIONCARD_DB_OWNER", "o", "UNIONCARD_DB_OWNER_PASSWORD", "q")))
                .isEqualTo(new DatabaseAccess("jdbc:postgresql://h/u", "o", "q"));
        assertThatThrownBy(() -> options.externalOwner(Map.of("UNIONCARD_DB_OWNER", "o"))).isInstanceOf(Problem.class);
    }

    private static Options options(String... arguments) {
        return Options.parse(arguments, HOME);
    }
}
