package unioncard.bankfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unioncard.shared.Setting;

@DisplayName("SFTP 设置")
class SftpAccessTest {

    private static final String FINGERPRINT = "SHA256:" + "aZ0+/".repeat(8) + "abc";

    @TempDir
    Path folder;
    private final Map<Setting, String> settings = new EnumMap<>(Setting.class);

    @BeforeEach
    void complete() throws Exception {
        settings.put(Setting.BANK_SFTP_ADDRESS, "sftp.bank.example:2222");
        settings.put(Setting.BANK_SFTP_USER, " union ");
        settings.put(Setting.BANK_SFTP_HOST_KEY, FINGERPRINT);
        settings.put(Setting.BANK_SFTP_KEY_FILE, Files.writeString(folder.resolve("key"), "key").toString());
        settings.put(Setting.BANK_SFTP_TO_BANK, "/union/to/");
        settings.put(Setting.BANK_SFTP_FROM_BANK, "/union/from");
        settings.put(Setting.BANK_SFTP_CONNECT_MILLIS, "10000");
        settings.put(Setting.BANK_SFTP_SILENT_MILLIS, "30000");
    }

    @Test
    @DisplayName("完整的设置：端口默认 22，指纹可有几个，目录末尾的斜杠不算")
    void right() {
        var access = read();
        assertThat(access.host() + access.port() + access.user() + access.toBank()).isEqualTo("sftp.bank.example2222union/union/to");
        assertThat(access.silent()).isEqualTo(Duration.ofSeconds(30));
        assertThat(access.passwordFile()).isNull();
        assertThat(access.taken()).isNull();
        settings.put(Setting.BANK_SFTP_ADDRESS, "10.0.0.7");
        settings.put(Setting.BANK_SFTP_HOST_KEY, FINGERPRINT + ", SHA256:" + "B".repeat(43));
        settings.put(Setting.BANK_SFTP_TAKEN, "/union/taken");
        assertThat(read().port()).isEqualTo(22);
        assertThat(read().hostKeys()).hasSize(2);
        assertThat(read().taken()).isEqualTo("/union/taken");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "BANK_SFTP_ADDRESS,''", "BANK_SFTP_ADDRESS,host:", "BANK_SFTP_ADDRESS,:22", "BANK_SFTP_ADDRESS,host:0", "BANK_SFTP_ADDRESS,host:65536",
        "BANK_SFTP_ADDRESS,host:ssh", "BANK_SFTP_USER,' '", "BANK_SFTP_HOST_KEY,''", "BANK_SFTP_HOST_KEY,aa:bb:cc", "BANK_SFTP_HOST_KEY,SHA256:short",
        "BANK_SFTP_KEY_FILE,''", "BANK_SFTP_KEY_FILE,/no/such/file", "BANK_SFTP_PASSWORD_FILE,/no/such/file", "BANK_SFTP_TO_BANK,''",
        "BANK_SFTP_TO_BANK,relative", "BANK_SFTP_TO_BANK,/", "BANK_SFTP_FROM_BANK,''", "BANK_SFTP_FROM_BANK,/union/to", "BANK_SFTP_TAKEN,/union/from",
        "BANK_SFTP_TAKEN,taken", "BANK_SFTP_CONNECT_MILLIS,0", "BANK_SFTP_CONNECT_MILLIS,10s", "BANK_SFTP_SILENT_MILLIS,-1", "BANK_SFTP_SILENT_MILLIS,''"})
    @DisplayName("空的、写错的：启动时拒绝，说出是哪一项")
    void wrong(Setting setting, String value) {
        settings.put(setting, value);
        assertThatThrownBy(this::read).isInstanceOf(IllegalStateException.class).hasMessageStartingWith(setting.key() + " ");
    }

    private SftpAccess read() {
        return SftpAccess.read(setting -> settings.getOrDefault(setting, ""));
    }
}
