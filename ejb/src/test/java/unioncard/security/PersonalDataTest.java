package unioncard.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Encryption of personal data")
class PersonalDataTest {

    private static final String NUMBER = "110105194912310021";

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @DisplayName("opens what it sealed, rare characters included; equal values differ at rest")
    @CsvSource({"AES-256-GCM, 32", "SM4-GCM, 16"})
    void roundTrip(String algorithm, int bytes) throws IOException {
        var personalData = new PersonalData(file("current=1", "key.1=" + key(1, bytes), "algorithm.1=" + algorithm, "index=" + key(9, 32)));
        for (var text : new String[] {NUMBER, "", "上海市浦东新区张䶮路𬎆号", "x".repeat(300)}) {
            var sealed = personalData.seal(PersonalKind.ADDRESS, text);
            assertThat(personalData.open(sealed)).isEqualTo(text);
            assertThat(sealed.token()).startsWith("v1.A.").isNotEqualTo(personalData.seal(PersonalKind.ADDRESS, text).token());
        }
        var file = FileSeal.create(personalData);
        var content = NUMBER.repeat(1000).getBytes(StandardCharsets.UTF_8);
        var piece = file.seal(3, content);
        assertThat(Base64.getDecoder().decode(personalData.open(file.key()))).as("a file's own key is one of the algorithm").hasSize(bytes);
        assertThat(FileSeal.of(personalData, file.key()).open(3, piece)).isEqualTo(content);
        assertThatThrownBy(() -> FileSeal.of(personalData, file.key()).open(2, piece)).as("at another place").isInstanceOf(RuntimeException.class);
        assertThat(personalData.seal(PersonalKind.DOCUMENT, null)).isNull();
        assertThat(personalData.open(null)).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("refuses a value that was changed, moved to another kind or given another key's version")
    @CsvSource({"AES-256-GCM, 32", "SM4-GCM, 16"})
    void authenticated(String algorithm, int bytes) throws IOException {
        var personalData = new PersonalData(file("current=1", "key.1=" + key(1, bytes), "algorithm.1=" + algorithm, "key.2=" + key(2, bytes),
                "algorithm.2=" + algorithm, "index=" + key(9, 32)));
        var token = personalData.seal(PersonalKind.DOCUMENT, NUMBER).token();
        var secret = token.substring(5);
        var changed = (secret.charAt(20) == 'A' ? 'B' : 'A') + secret.substring(21);
        for (var other : new String[] {"v1.M." + secret, "v2.D." + secret, "v1.D." + secret.substring(0, 20) + changed, "v1.D." + secret.substring(0, 16)}) {
            assertThatThrownBy(() -> personalData.open(new Sealed(other))).as(other).isInstanceOf(RuntimeException.class)
                    .satisfies(e -> assertThat(e.toString()).doesNotContain(NUMBER));
        }
    }

    @Test
    @DisplayName("hashes for search differ by kind and by key, and say nothing about length")
    void index() throws IOException {
        var personalData = new PersonalData(file("current=1", "key.1=" + key(1, 32), "index=" + key(9, 32)));
        assertThat(Stream.of(PersonalKind.values()).map(kind -> personalData.index(kind, NUMBER))).doesNotHaveDuplicates()
                .allMatch(hash -> hash.matches("[0-9a-f]{64}"));
        assertThat(personalData.index(PersonalKind.CARD, "1")).hasSize(64);
        var other = new PersonalData(file("current=1", "key.1=" + key(1, 32), "index=" + key(8, 32)));
        assertThat(other.index(PersonalKind.DOCUMENT, NUMBER)).isNotEqualTo(personalData.index(PersonalKind.DOCUMENT, NUMBER));
    }

    @Test
    @DisplayName("goes over to a new key of another algorithm without a restart; the old one still opens")
    void newKey() throws IOException {
        var keys = file("current=1", "key.1=" + key(1, 32), "index=" + key(9, 32));
        var before = new PersonalData(keys);
        var old = before.seal(PersonalKind.CARD, "6222000000000000003");
        var hash = before.index(PersonalKind.CARD, "6222000000000000003");
        rewrite(keys, "current=2", "key.1=" + key(1, 32), "key.2=" + key(2, 16), "algorithm.2=SM4-GCM", "index=" + key(9, 32));
        // Sealed by another node, so this one has to look at its file at once.
        var elsewhere = new PersonalData(keys).seal(PersonalKind.CARD, "6222000000000000011");
        assertThat(before.open(elsewhere)).isEqualTo("6222000000000000011");
        assertThat(before.versions()).extracting(KeyVersion::toString).containsExactly("KeyVersion[version=1, algorithm=AES-256-GCM, current=false]",
                "KeyVersion[version=2, algorithm=SM4-GCM, current=true]");
        assertThat(before.open(old)).isEqualTo("6222000000000000003");
        assertThat(before.renew(old).token()).startsWith("v2.C.");
        assertThat(before.open(before.renew(old))).isEqualTo("6222000000000000003");
        assertThat(before.renew(elsewhere)).isSameAs(elsewhere);
        assertThat(before.index(PersonalKind.CARD, "6222000000000000003")).isEqualTo(hash);
    }

    @ParameterizedTest
    @DisplayName("keeps its keys when the file is half written, or has another index key, under which nothing would be found")
    @ValueSource(strings = {"", "current=2\nkey.1=x", "current=1\nkey.1=@1\nkey.2=@2\nindex=@3"})
    void unfitFile(String content) throws IOException {
        var keys = file("current=1", "key.1=" + key(1, 32), "index=" + key(9, 32));
        var personalData = new PersonalData(keys);
        var old = personalData.seal(PersonalKind.DOCUMENT, NUMBER);
        rewrite(keys, content.replace("@1", key(1, 32)).replace("@2", key(2, 32)).replace("@3", key(7, 32)));
        assertThatThrownBy(() -> personalData.open(new Sealed("v2.D.AAAA"))).hasMessageContaining("no key of version 2");
        assertThat(personalData.currentVersion()).isEqualTo("1");
        assertThat(personalData.open(old)).isEqualTo(NUMBER);
    }

    @ParameterizedTest
    @DisplayName("does not start with a file that is not right, and quotes no key")
    @ValueSource(strings = {"key.1=@\nindex=@", "current=1\nindex=@", "current=1\nkey.1=@\nindex=", "current=1\nkey.1=c2hvcnQ=\nindex=@",
        "current=1\nkey.1=@\nalgorithm.1=DES\nindex=@", "current=x\nkey.x=@\nindex=@", "current=1\nkey.1=@\nalgorithm.1=SM4-GCM\nindex=@"})
    void wrongFile(String content) throws IOException {
        var keys = file(content.replace("@", key(5, 32)));
        assertThatThrownBy(() -> new PersonalData(keys)).isInstanceOf(IllegalStateException.class)
                .satisfies(e -> assertThat(e.toString()).contains("keys file").doesNotContain(key(5, 32)));
    }

    @ParameterizedTest
    @EnumSource(PersonalKind.class)
    @DisplayName("shows nothing when it is written down by mistake")
    void text(PersonalKind kind) throws IOException {
        var keys = file("current=1", "key.1=" + key(1, 32), "index=" + key(9, 32));
        var personalData = new PersonalData(keys);
        assertThat(personalData.seal(kind, NUMBER)).hasToString("****");
        assertThat(KeyRing.read(keys).toString()).doesNotContain(key(1, 32));
        assertThat(KeyRing.read(keys).keys().toString()).isEqualTo("{1=AES-256-GCM}");
    }

    private Path file(String... lines) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "keys", ".properties"), String.join("\n", lines));
    }

    private static void rewrite(Path file, String... lines) throws IOException {
        Files.writeString(file, String.join("\n", lines));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
    }

    private static String key(int fill, int length) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
