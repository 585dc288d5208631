package unioncard.bank.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void whatNobodySaidIsTheHonestBankOfToday() {
        var options = Options.parse("--outbox", "a/out", "--inbox", "a/in");
        assertThat(options.mode()).isEqualTo(Mode.HONEST);
        assertThat(options.state()).isEqualTo(Path.of("a/bank-simulator-state").toAbsolutePath());
        assertThat(options.bin()).isEqualTo("621999");
        assertThat(options.mix()).isEqualTo(Mix.DEFAULT);
        assertThat(options.once()).isFalse();
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        assertThat(options.bankDate()).isBetween(today, today.plusDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--mode fast", "--bin 62", "--bin 6219x9", "--date 20260230", "--date today", "--seed x", "--mix 1001", "--mix 5555=1",
            "--mix 1001=60,1002=60", "--mix 1001=1,1001=1", "--delay -1", "--name-limit 0", "--loud", "--seed", "--once --once", "--outbox b"})
    void saysWhatIsWrong(String words) {
        var all = new ArrayList<>(List.of("--outbox", "a", "--inbox", "b"));
        all.addAll(List.of(words.split(" ")));
        assertThatThrownBy(() -> Options.parse(all.toArray(String[]::new))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s).{8,}");
    }

    @Test
    void theFoldersMustBeGiven() {
        assertThatThrownBy(() -> Options.parse("--inbox", "b")).hasMessageContaining("--outbox");
        assertThatThrownBy(() -> Options.parse("--outbox", "b")).hasMessageContaining("--inbox");
    }
}
