package unioncard.bankfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("银行文件的字节")
class BankLinesTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    Path folder;

    @Test
    @DisplayName("CRLF 与 LF 混用、末行没有换行，读出来一样；引号没有特别含义")
    void lineEnds() throws IOException {
        assertThat(lines("甲|\"乙\"\r\n张䶮\n李𬎆".getBytes(GB18030), "GB18030")).containsExactly("甲|\"乙\"", "张䶮", "李𬎆");
        assertThat(lines(new byte[0], "GB18030")).isEmpty();
        assertThat(lines("a\rb\rc".getBytes(GB18030), "GB18030")).as("CR only is one line").containsExactly("a\rb\rc");
    }

    @Test
    @DisplayName("字符集不符、UTF-8 标记、超长的行，都说出行号")
    void wrongBytes() {
        assertThatThrownBy(() -> lines(new byte[] {'a', '\n', (byte) 0xff, '\n'}, "GB18030")).isInstanceOf(FileRefused.class).hasMessage(
                "第 2 行不符合约定的字符集 GB18030。请银行按约定的字符集重新发送；约定已改变的，请系统管理员修改字符集设置后重新处理。");
        assertThatThrownBy(() -> lines("\ufeffH|1.0".getBytes(StandardCharsets.UTF_8), "GB18030")).isInstanceOf(FileRefused.class)
                .hasMessageContaining("BOM");
        assertThatThrownBy(() -> lines(("a\n" + "x".repeat(BankLines.LONGEST + 1)).getBytes(GB18030), "GB18030")).isInstanceOf(FileRefused.class)
                .hasMessageStartingWith("第 2 行超过");
    }

    @Test
    @DisplayName("约定 UTF-8 时标记跳过；GB18030 自己的标记也跳过（T13）")
    void marks() throws IOException {
        assertThat(lines("\ufeff张䶮\n".getBytes(StandardCharsets.UTF_8), "UTF-8")).containsExactly("张䶮");
        assertThat(lines("\ufeff张䶮\n".getBytes(GB18030), "GB18030")).containsExactly("张䶮");
    }

    @Test
    @DisplayName("2000 年字符表：18 个字与造字区互换，写出读回不变")
    void tableOf2000() throws IOException {
        var old = BankCharset.of("GB18030-2000");
        var bytes = old.encode("\u9fb4张\ue81e");
        assertThat(bytes.limit()).isEqualTo(4 + 2 + 2);
        assertThat(old.decode(bytes.array(), 0, bytes.limit())).isEqualTo("\u9fb4张\ue81e");
        assertThat(BankCharset.of("GB18030").decode(bytes.array(), 0, bytes.limit())).isEqualTo("\ue81e张\u9fb4");
        assertThat(BankCharset.of("GBK").missing("张䶮𬎆")).isEqualTo("䶮𬎆");
    }

    @ParameterizedTest
    @DisplayName("读不懂的行挂起并说明，绝不抛出异常")
    @ValueSource(strings = {"", "|", "D", "D|1|0070311350|1003||", "D|1|0070311350|1003|||x|", "D|1|0070311350|1003|||\t", "D|1|0070311350|1003|||\u0000",
        "D|1|0070311350|1003|||\ue81e", "D|１|0070311350|1003|||", "D|1|0070311350|1003|||a\rb", "D|99999999999|0070311350|1003|||"})
    void unreadableLines(String line) {
        assertThat(ResultLine.parse(LayoutFile.standard(), 2, line, List.of()).reason()).isEqualTo(RejectionReason.UNREADABLE);
    }

    @Test
    @DisplayName("仍在写入的文件不收：没有 .ok，或比 .ok 新")
    void stillBeingWritten() throws IOException {
        var file = Files.writeString(folder.resolve("GHK_20261123_20261123000001_N_R01.txt"), "H|");
        assertThat(BankInbox.isComplete(file)).isFalse();
        var ok = Files.createFile(BankFolders.okOf(file));
        Files.setLastModifiedTime(ok, FileTime.from(Instant.parse("2026-11-23T01:00:00Z")));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-23T01:00:05Z")));
        assertThat(BankInbox.isComplete(file)).isFalse();
        Files.setLastModifiedTime(ok, FileTime.from(Instant.parse("2026-11-23T01:00:06Z")));
        assertThat(BankInbox.isComplete(file)).isTrue();
    }

    private List<String> lines(byte[] bytes, String charset) throws IOException {
        var file = Files.write(folder.resolve("lines"), bytes);
        var lines = new ArrayList<String>();
        try (var in = new BankLines(file, BankCharset.of(charset))) {
            for (var line = in.next(); line != null; line = in.next()) {
                lines.add(line);
            }
        }
        return lines;
    }
}
