package unioncard.bankfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unioncard.shared.Digests;

@DisplayName("经 SFTP 发送办卡申请文件")
@Timeout(30)
class SftpGatewayTest {

    private static final String NAME = "GHK_20261123_20261123000001_N.txt";
    private static final int LARGE = 1 << 20;

    @TempDir
    Path folder;
    private SftpBank bank;
    private Path file;

    @BeforeEach
    void aBank() throws Exception {
        bank = new SftpBank(folder);
        file = Files.writeString(folder.resolve(NAME), "D|1|张䶮𬎆|𠮷野\r\n");
    }

    @AfterEach
    void close() throws IOException {
        bank.close();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"check-file", "OpenSSH", "plain version 3"})
    @DisplayName("临时名、核对、改名，.ok 最后；重复执行无妨，新内容替换旧文件")
    void sending(String server) throws IOException {
        if (!server.equals("check-file")) {
            bank.withoutExtensions(server.startsWith("plain"));
        }
        for (int i = 0; i < 2; i++) {
            place(gateway());
            assertThat(bank.to.resolve("." + NAME + ".part")).hasSameBinaryContentAs(file);
            for (int j = 0; j < 2; j++) {
                gateway().publish(NAME);
                assertThat(bank.to.toFile().list()).containsExactlyInAnyOrder(NAME, NAME + ".ok");
                assertThat(bank.to.resolve(NAME)).hasSameBinaryContentAs(file);
                assertThat(bank.to.resolve(NAME + ".ok")).isEmptyFile();
            }
            Files.writeString(file, "第二次\r\n");
        }
    }

    @Test
    @DisplayName("送到后批次被撤回：银行处的临时文件删除，重复执行无妨")
    void discarded() throws IOException {
        place(gateway());
        for (int i = 0; i < 2; i++) {
            gateway().discard(NAME);
            assertThat(bank.to).isEmptyDirectory();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("上传中断：下次从断点继续，内容完整；正式名和 .ok 都还没有")
    void brokenLine(boolean checkFile) throws IOException {
        if (!checkFile) {
            bank.withoutExtensions(true);
        }
        Files.writeString(file, SftpBank.text(LARGE));
        try (var line = new BadLine(bank.port())) {
            line.breaksAfter(LARGE / 2, Long.MAX_VALUE);
            var gateway = gateway(bank.access(line.port()));
            assertTrouble(() -> place(gateway)).hasMessageContaining("连接中断").hasMessageContaining("断点继续");
            assertThat(bank.to.toFile().list()).containsExactly("." + NAME + ".part");
            long there = Files.size(bank.to.resolve("." + NAME + ".part"));
            assertThat(there).isBetween(LARGE / 4L, LARGE / 2L);
            line.isGood();
            place(gateway);
            assertThat(line.there.get()).as("only the rest went").isLessThan(Files.size(file) - there + LARGE / 10);
            gateway.publish(NAME);
            assertThat(bank.to.resolve(NAME)).hasSameBinaryContentAs(file);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"别的文件的开头", "D|1|张䶮𬎆|𠮷野\r\n还有更长的内容"})
    @DisplayName("临时名下是别的内容：从头上传")
    void foreignPart(String content) throws IOException {
        Files.writeString(bank.to.resolve("." + NAME + ".part"), content);
        place(gateway());
        assertThat(bank.to.resolve("." + NAME + ".part")).hasSameBinaryContentAs(file);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("送到后被改动：摘要不符，删除并报错，不会发布；下次重新发送")
    void altered(boolean checkFile) throws IOException {
        if (!checkFile) {
            bank.withoutExtensions(true);
        }
        bank.afterWriting.set(() -> overwrite(bank.to.resolve("." + NAME + ".part")));
        assertTrouble(() -> place(gateway())).hasMessageContaining("不一致").hasMessageContaining("重新发送");
        assertThat(bank.to.toFile().list()).isEmpty();
        assertTrouble(() -> gateway().publish(NAME)).hasMessageContaining("不见了");
        assertThat(bank.to.toFile().list()).as("no .ok without a file").isEmpty();
        place(gateway());
        gateway().publish(NAME);
        assertThat(bank.to.resolve(NAME)).hasSameBinaryContentAs(file);
    }

    @Test
    @DisplayName("改名与 .ok 之间中断：再次执行补上 .ok")
    void diedBeforeTheOk() throws IOException {
        place(gateway());
        Files.move(bank.to.resolve("." + NAME + ".part"), bank.to.resolve(NAME));
        gateway().publish(NAME);
        assertThat(bank.to.toFile().list()).containsExactlyInAnyOrder(NAME, NAME + ".ok");
    }

    @Test
    @DisplayName("旧 .ok 已删、旧文件已删而未改名时中断：再次执行做完余下的")
    void diedBeforeTheRenaming() throws IOException {
        bank.withoutExtensions(true);
        Files.writeString(bank.to.resolve(NAME), "旧文件");
        place(gateway());
        Files.delete(bank.to.resolve(NAME));
        gateway().publish(NAME);
        assertThat(bank.to.toFile().list()).containsExactlyInAnyOrder(NAME, NAME + ".ok");
        assertThat(bank.to.resolve(NAME)).hasSameBinaryContentAs(file);
    }

    @Test
    @DisplayName("主机密钥与登记的不符：不登录、不发送，报出现在的指纹")
    void anotherHostKey() throws IOException {
        var access = bank.access(bank.port(), "SHA256:" + "A".repeat(43), bank.keyFile(), null, null);
        assertTrouble(() -> place(gateway(access))).hasMessageContaining("主机密钥").hasMessageContaining(bank.fingerprint())
                .hasMessageContaining("核实");
        assertThat(bank.signIns).as("nobody tried to sign in").hasValue(0);
        assertThat(bank.to.toFile().list()).isEmpty();
    }

    @Test
    @DisplayName("私钥银行不认：登录被拒；凭口令可以登录，口令不对则被拒，错误中没有口令")
    void signingIn() throws Exception {
        var otherKey = SftpBank.write(SftpBank.key(), folder.resolve("other"));
        assertTrouble(() -> place(gateway(bank.access(bank.port(), bank.fingerprint(), otherKey, null, null)))).hasMessageContaining("拒绝登录");
        var password = Files.writeString(folder.resolve("password"), SftpBank.PASSWORD + "\n");
        place(gateway(bank.access(bank.port(), bank.fingerprint(), otherKey, password, null)));
        place(gateway(bank.access(bank.port(), bank.fingerprint(), null, password, null)));
        Files.writeString(password, "wrong-口令");
        assertTrouble(() -> place(gateway(bank.access(bank.port(), bank.fingerprint(), null, password, null)))).hasMessageContaining("拒绝登录")
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("wrong-口令"));
        Files.writeString(otherKey, "-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0\n-----END OPENSSH PRIVATE KEY-----\n");
        assertTrouble(() -> place(gateway(bank.access(bank.port(), bank.fingerprint(), otherKey, null, null)))).hasMessageContaining("私钥")
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("c2VjcmV0"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(longs = {0, 1200, 6000})
    @DisplayName("银行服务器不再回应：到时限即放弃，说明原因")
    @Timeout(20)
    void silence(long bytes) throws IOException {
        Files.writeString(file, SftpBank.text(LARGE));
        try (var line = new BadLine(bank.port())) {
            line.silentAfter(bytes);
            var access = bank.access(line.port());
            var hurried = new SftpAccess(access.host(), access.port(), access.user(), access.hostKeys(), access.keyFile(), null, access.toBank(),
                    access.fromBank(), null, Duration.ofSeconds(2), Duration.ofMillis(1500));
            assertTrouble(() -> place(gateway(hurried))).hasMessageContaining("没有回应");
        }
    }

    @Test
    @DisplayName("连接不上：提示检查网络")
    void unreachable() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertTrouble(() -> place(gateway(bank.access(free)))).hasMessageContaining("连接不上").hasMessageContaining("127.0.0.1:" + free);
    }

    @Test
    @DisplayName("银行没有建目录、不给权限：说明是哪个目录、请谁处理")
    void folders() throws IOException {
        bank.nothingMayBeRemoved = true;
        place(gateway());
        Files.writeString(bank.to.resolve(NAME + ".ok"), "");
        assertTrouble(() -> gateway().publish(NAME)).hasMessageContaining("/to").hasMessageContaining("权限");
        Files.move(bank.to, folder.resolve("away"));
        assertTrouble(() -> place(gateway())).hasMessageContaining("没有目录 /to");
    }

    private void place(SftpGateway gateway) throws IOException {
        gateway.place(file, Digests.sha256(file));
    }

    private SftpGateway gateway() {
        return gateway(bank.access());
    }

    private SftpGateway gateway(SftpAccess access) {
        return new SftpGateway(access, folder, Long.MAX_VALUE);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertTrouble(ThrowingCallable call) {
        return assertThatThrownBy(call).isInstanceOf(GatewayTrouble.class);
    }

    private static String stackTrace(Throwable e) {
        var text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static void overwrite(Path path) {
        try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {'X'}), 3);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
