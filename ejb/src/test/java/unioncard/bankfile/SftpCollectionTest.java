package unioncard.bankfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("经 SFTP 收取银行反馈文件")
@Timeout(30)
class SftpCollectionTest {

    private static final String NAME = "GHK_20261123_20261123000001_N_R01.txt";
    private static final String CONTENT = "D|1|0010000001|0000|张䶮𬎆\r\n";
    private static final int LARGE = 1 << 20;

    private static final String LATER = "GHK_later.txt";

    @TempDir
    Path folder;
    private Path inbox;
    private SftpBank bank;

    @BeforeEach
    void aBank() throws Exception {
        bank = new SftpBank(folder);
        inbox = Files.createDirectory(folder.resolve("inbox"));
    }

    @AfterEach
    void close() throws IOException {
        bank.close();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("完整的文件收入收件目录，.ok 最后；银行处删除；没有文件时什么都不做")
    void complete(boolean checkFile) throws IOException {
        if (!checkFile) {
            bank.withoutExtensions(true);
        }
        var rare = "反馈_𠮷野_张䶮.txt";
        bank.answers(NAME, CONTENT);
        bank.answers(rare, "");
        for (int i = 0; i < 2; i++) {
            assertThat(gateway().collect()).isEmpty();
            assertThat(visible()).containsExactlyInAnyOrder(NAME, NAME + ".ok", rare, rare + ".ok");
            assertThat(inbox.resolve(NAME)).hasContent(CONTENT);
            assertThat(BankInbox.isComplete(inbox.resolve(NAME))).isTrue();
            assertThat(bank.from.toFile().list()).isEmpty();
        }
    }

    @Test
    @DisplayName("还在写的不收：没有 .ok，或 .ok 比文件旧；临时名从不收")
    void stillBeingWritten() throws IOException {
        Files.writeString(bank.from.resolve(NAME), "D|1|");
        bank.answers(".temporary.txt", CONTENT);
        Files.createFile(bank.from.resolve("alone.txt.ok"));
        bank.answers("again.txt", CONTENT);
        SftpBank.age(bank.from.resolve("again.txt.ok"), 60);
        assertThat(gateway().collect()).isEmpty();
        assertThat(visible()).isEmpty();
        assertThat(bank.from.toFile().list()).hasSize(6);
        Files.writeString(bank.from.resolve(NAME), CONTENT);
        Files.createFile(bank.from.resolve(NAME + ".ok"));
        gateway().collect();
        assertThat(visible()).containsExactlyInAnyOrder(NAME, NAME + ".ok");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("下载中断：没有 .ok，银行处还在；下次从断点继续")
    void brokenLine(boolean checkFile) throws IOException {
        if (!checkFile) {
            bank.withoutExtensions(true);
        }
        bank.answers(NAME, SftpBank.text(LARGE));
        try (var line = new BadLine(bank.port())) {
            line.breaksAfter(Long.MAX_VALUE, LARGE / 2);
            var gateway = gateway(bank.access(line.port()));
            assertThatThrownBy(gateway::collect).isInstanceOf(GatewayTrouble.class).hasMessageContaining("连接中断");
            assertThat(visible()).isEmpty();
            long here = Files.size(inbox.resolve("." + NAME + ".part"));
            assertThat(here).isBetween(LARGE / 4L, LARGE / 2L);
            assertThat(bank.from.toFile().list()).hasSize(2);
            line.isGood();
            var whole = Files.size(bank.from.resolve(NAME));
            assertThat(gateway.collect()).isEmpty();
            long again = checkFile ? 0 : whole;
            assertThat(line.back.get()).as("only the rest came, and the whole again where it had to be compared").isLessThan(whole - here + again + LARGE / 10);
            assertThat(inbox.resolve(NAME)).hasContent(SftpBank.text(LARGE));
            assertThat(bank.from.toFile().list()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"别的文件的开头，比银行的文件长得多得多得多得多", "别的"})
    @DisplayName("收到一半的是别的内容：从头收取")
    void foreignPart(String content) throws IOException {
        Files.writeString(inbox.resolve("." + NAME + ".part"), content);
        bank.answers(NAME, CONTENT);
        assertThat(gateway().collect()).isEmpty();
        assertThat(inbox.resolve(NAME)).hasContent(CONTENT);
    }

    @Test
    @DisplayName("下载时银行改写了文件：不收、不删，说明原因；写完后再收")
    void rewrittenMeanwhile() throws IOException {
        bank.withoutExtensions(true);
        bank.answers(NAME, CONTENT);
        var other = CONTENT.replace("0000", "1001");
        bank.afterReading.set(() -> rewrite(bank.from.resolve(NAME), other));
        assertThat(gateway().collect()).containsOnlyKeys(NAME);
        assertThat(visible()).isEmpty();
        assertThat(bank.from.toFile().list()).hasSize(2);
        assertThat(gateway().collect()).isEmpty();
        assertThat(inbox.resolve(NAME)).hasContent(other);
        assertThat(bank.from.toFile().list()).isEmpty();
    }

    /** With another time, as a second later would. */
    private static void rewrite(Path file, String content) {
        try {
            Files.writeString(file, content);
            SftpBank.age(file, 60);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("收齐而银行处未删时中断：再次收取只补上余下的，不重复")
    void diedBeforeTheRemoval() throws IOException {
        bank.answers(NAME, CONTENT);
        Files.writeString(inbox.resolve(NAME), CONTENT);
        gateway().collect();
        assertThat(visible()).as("the .ok was missing").containsExactlyInAnyOrder(NAME, NAME + ".ok");
        assertThat(bank.from.toFile().list()).isEmpty();
    }

    @Test
    @DisplayName("银行不让删：告警；文件处理走后不再重复收取，开通权限后删除")
    void mayNotRemove() throws IOException {
        bank.answers(NAME, CONTENT);
        bank.answers(LATER, CONTENT);
        bank.nothingMayBeRemoved = true;
        assertThat(gateway().collect()).as("one does not keep the others").containsOnlyKeys(NAME, LATER).containsEntry(NAME,
                "银行服务器不允许在目录 /from 中读写或删除文件，请银行开通权限");
        assertThat(visible()).containsExactlyInAnyOrder(NAME, NAME + ".ok", LATER, LATER + ".ok");
        for (var name : visible()) {
            Files.delete(inbox.resolve(name));
        }
        assertThat(gateway().collect()).containsOnlyKeys(NAME, LATER);
        assertThat(visible()).isEmpty();
        bank.nothingMayBeRemoved = false;
        gateway().collect();
        assertThat(bank.from.toFile().list()).isEmpty();
        assertThat(visible()).isEmpty();
        assertThat(inbox.toFile().list()).containsExactly(".collecting");
    }

    @Test
    @DisplayName("收件目录中还有同名而内容不同的文件：等它处理走再收")
    void sameName() throws IOException {
        bank.answers(NAME, CONTENT);
        Files.writeString(inbox.resolve(NAME), "前一个文件");
        Files.createFile(inbox.resolve(NAME + ".ok"));
        assertThat(gateway().collect()).isEmpty();
        assertThat(inbox.resolve(NAME)).hasContent("前一个文件");
        assertThat(bank.from.toFile().list()).hasSize(2);
        Files.delete(inbox.resolve(NAME));
        gateway().collect();
        assertThat(inbox.resolve(NAME)).hasContent(CONTENT);
        assertThat(BankInbox.isComplete(inbox.resolve(NAME))).isTrue();
    }

    @Test
    @DisplayName("设了“已取走”目录的：移到那里，同名的被替换；没有该目录则一份也不收")
    void movedThere() throws IOException {
        var access = bank.access(bank.port(), bank.fingerprint(), bank.keyFile(), null, "/taken");
        bank.answers(NAME, CONTENT);
        assertThatThrownBy(gateway(access)::collect).hasMessageContaining("没有目录 /taken");
        assertThat(visible()).isEmpty();
        var taken = Files.createDirectory(folder.resolve("bank/taken"));
        Files.writeString(taken.resolve(NAME), "上次的");
        gateway(access).collect();
        assertThat(visible()).containsExactlyInAnyOrder(NAME, NAME + ".ok");
        assertThat(taken.resolve(NAME)).hasContent(CONTENT);
        assertThat(bank.from.toFile().list()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"../out.txt", "../../bank/out.txt", "/out.txt", "..\\out.txt", "sub/out.txt", "out\u0000.txt", "行\n号.txt"})
    @DisplayName("文件名含路径或控制字符：不收、不出收件目录，告警；其余照收")
    void namesThatLeadOut(String name) throws IOException {
        bank.answers("strange", "坏人");
        bank.falseNames.put("strange", name);
        bank.falseNames.put("strange.ok", name + ".ok");
        bank.answers(NAME, CONTENT);
        assertThat(gateway().collect()).containsExactly(entry(name.replaceAll("\\p{Cntrl}", "?"), "文件名含有路径或控制字符，未收取，请与银行核实"));
        assertThat(visible()).containsExactlyInAnyOrder(NAME, NAME + ".ok");
        assertThat(bank.from.toFile().list()).containsExactlyInAnyOrder("strange", "strange.ok");
        try (var all = Files.walk(folder)) {
            assertThat(all.map(path -> path.getFileName().toString())).noneMatch(found -> found.startsWith("out"));
        }
    }

    @Test
    @DisplayName("文件名过长、文件过大：不收，告警；目录和链接从不收")
    void notTaken() throws IOException {
        var longName = "很".repeat(80) + ".txt";
        bank.answers("long", CONTENT);
        bank.falseNames.put("long", longName);
        bank.falseNames.put("long.ok", longName + ".ok");
        bank.answers("large.txt", SftpBank.text(LARGE));
        Files.createDirectory(bank.from.resolve("folder"));
        Files.createFile(bank.from.resolve("folder.ok"));
        Files.createSymbolicLink(bank.from.resolve("link"), bank.keyFile());
        Files.createFile(bank.from.resolve("link.ok"));
        assertThat(new SftpGateway(bank.access(), inbox, LARGE - 1).collect()).containsOnly(entry(longName, "文件名过长，未收取，请与银行核实"),
                entry("large.txt", "文件超过 0 MB，未收取，请与银行核实"));
        assertThat(visible()).isEmpty();
    }

    @Test
    @DisplayName("目录中文件极多：照收完整的；超过限额告警")
    void hugeListing() throws IOException {
        IntStream.range(0, 10_500).forEach(i -> write(bank.from.resolve("x" + i), ""));
        bank.answers(NAME, CONTENT);
        assertThat(gateway().collect()).containsOnlyKeys("/from");
        IntStream.range(1000, 10_500).forEach(i -> bank.from.resolve("x" + i).toFile().delete());
        assertThat(gateway().collect()).isEmpty();
        assertThat(visible()).containsExactlyInAnyOrder(NAME, NAME + ".ok");
    }

    @Test
    @DisplayName("银行撤回了收到一半的文件：本地的一半也删除")
    void takenBack() throws IOException {
        Files.writeString(inbox.resolve("." + NAME + ".part"), CONTENT);
        Files.writeString(inbox.resolve(".其他.txt.taken"), "1 1");
        Files.writeString(bank.from.resolve("还在写.txt"), "");
        Files.writeString(inbox.resolve(".还在写.txt.part"), "");
        gateway().collect();
        assertThat(inbox.toFile().list()).containsExactlyInAnyOrder(".collecting", ".还在写.txt.part");
    }

    @Test
    @DisplayName("另一节点正在收取：本节点不动")
    void oneAtATime() throws IOException {
        bank.answers(NAME, CONTENT);
        try (var channel = FileChannel.open(inbox.resolve(".collecting"), StandardOpenOption.CREATE, StandardOpenOption.WRITE); var lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(gateway().collect()).isEmpty();
            assertThat(visible()).isEmpty();
            assertThat(bank.signIns).hasValue(0);
        }
        gateway().collect();
        assertThat(visible()).containsExactlyInAnyOrder(NAME, NAME + ".ok");
    }

    private SftpGateway gateway() {
        return gateway(bank.access());
    }

    private SftpGateway gateway(SftpAccess access) {
        return new SftpGateway(access, inbox, Long.MAX_VALUE);
    }

    private String[] visible() {
        return inbox.toFile().list((parent, name) -> !name.startsWith("."));
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
