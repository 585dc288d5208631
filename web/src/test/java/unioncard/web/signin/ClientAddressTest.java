package unioncard.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("登录地址")
class ClientAddressTest {

    private static final Set<String> PROXIES = Set.of("10.0.0.1", "10.0.0.2");

    @ParameterizedTest
    @CsvSource(value = {"192.0.2.7|198.51.100.1|192.0.2.7", "10.0.0.1|198.51.100.1|198.51.100.1", "10.0.0.1|203.0.113.5, 198.51.100.1|198.51.100.1",
        "10.0.0.1|198.51.100.1, 10.0.0.2|198.51.100.1", "10.0.0.1|10.0.0.2|10.0.0.1", "10.0.0.1|<script>|10.0.0.1", "10.0.0.1|2001:db8::7|2001:db8::7",
        "10.0.0.1||10.0.0.1"}, delimiter = '|')
    @DisplayName("the header counts only from a trusted proxy, and only what the nearest proxies wrote")
    void address(String connection, String forwarded, String expected) {
        assertThat(ClientAddress.of(connection, forwarded, PROXIES)).isEqualTo(expected);
    }

    @Test
    @DisplayName("browsers are told by their names")
    void browsers() {
        assertThat(BrowserName.of("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0"))
                .isEqualTo("Edge 140, Windows");
        assertThat(BrowserName.of("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605.1 (KHTML, like Gecko) Version/17.1 Safari/605.1"))
                .isEqualTo("Safari 17, macOS");
        assertThat(BrowserName.of("x".repeat(50))).hasSize(31);
    }
}
