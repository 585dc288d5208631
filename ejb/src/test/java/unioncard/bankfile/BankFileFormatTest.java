package unioncard.bankfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("银行文件格式")
class BankFileFormatTest {

    private static final BankLayout LAYOUT = LayoutFile.standard();
    private static final BankCharset GB18030 = BankCharset.of("GB18030");

    @TempDir
    Path folder;

    @Test
    @DisplayName("请求文件：生僻字不丢，结束行带行数和摘要")
    void aRequestFile() throws IOException {
        var target = folder.resolve("GHK_20261123_20261123000001_N.txt");
        try (var file = new RequestFile(target, LAYOUT, GB18030, BankKeys.NONE)) {
            file.header("H", "1.0", "20261123000001", "20261123", "3101", "N", "2");
            file.detail("D", "1", "0070311350", "张䶮");
            file.detail("D", "2", "0070311351", "李𬎆");
            assertThat(target).doesNotExist();
            file.finish();
        }
        var lines = Files.readString(target, Charset.forName("GB18030")).split("\r\n");
        assertThat(lines).hasSize(4).contains("D|2|0070311351|李𬎆");
        assertThat(Trailer.verified(target, LAYOUT, BankKeys.NONE).count()).isEqualTo(2);
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    @DisplayName("写不成的文件不留痕迹：字符集写不了、分隔符混入")
    void whatCannotBeWritten() throws IOException {
        var target = folder.resolve("x.txt");
        try (var file = new RequestFile(target, LAYOUT, BankCharset.of("GBK"), BankKeys.NONE)) {
            assertThatThrownBy(() -> file.detail("D", "张䶮")).isInstanceOf(CharacterCodingException.class);
            assertThatThrownBy(() -> file.detail("D", "a|b")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> file.detail("D", "a\nb")).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @DisplayName("被截断或改动的文件认得出来")
    void damagedFiles() throws IOException {
        var target = folder.resolve("y.txt");
        try (var file = new RequestFile(target, LAYOUT, GB18030, BankKeys.NONE)) {
            file.detail("D", "1");
            file.finish();
        }
        var bytes = Files.readAllBytes(target);
        bytes[0] = 'X';
        Files.write(target, bytes);
        assertThatThrownBy(() -> Trailer.verified(target, LAYOUT, BankKeys.NONE)).isInstanceOf(FileRefused.class).hasMessageContaining("摘要不符");
        Files.write(target, Arrays.copyOf(bytes, 6));
        assertThatThrownBy(() -> Trailer.verified(target, LAYOUT, BankKeys.NONE)).isInstanceOf(FileRefused.class).hasMessageContaining("结束行");
        Files.write(target, new byte[0]);
        assertThatThrownBy(() -> Trailer.verified(target, LAYOUT, BankKeys.NONE)).isInstanceOf(FileRefused.class).hasMessage("文件是空的。请银行重新发送。");
    }

    @ParameterizedTest
    @DisplayName("反馈行：读不懂的说明原因，不猜")
    @CsvSource(delimiter = ';', nullValues = "-", value = {
        "D|1|0070311350|0000|6219990000000000002|20261123|; -",
        "D|1|0070311350|1003|||证件已过期; -",
        "D|1|0070311350|0000|6219990000000000009|20261123|; 卡号",
        "D|1|0070311350|0000|6229990000000000000|20261123|; 卡号",
        "D|1|0070311350|0000|6219990000000000002|20261323|; 日期",
        "D|1|70311350|1003|||; 会员编号",
        "D|x|0070311350|1003|||; 序号",
        "D|1|0070311350|1003||; 字段"})
    void resultLines(String line, String problem) {
        var parsed = ResultLine.parse(LAYOUT, 2, line, List.of("621999"));
        if (problem == null) {
            assertThat(parsed.problem()).isNull();
            assertThat(parsed.seq()).isOne();
        } else {
            assertThat(parsed.problem()).contains(problem);
        }
    }

    @Test
    @DisplayName("文件名说明属于哪个批次、是回执还是结果")
    void names() {
        assertThat(LAYOUT.incoming("GHK_20261123_20261123000001_N_A.txt")).hasValue(new IncomingName("20261123000001", 1, 0));
        assertThat(LAYOUT.incoming("GHK_20261123_20261123000001_S_R12.txt")).hasValue(new IncomingName("20261123000001", 1, 12));
        assertThat(LAYOUT.incoming("GHK_20261123_20261123000001_N.txt")).isEmpty();
        assertThat(LAYOUT.incoming("GHK_20261123_20261123000001_N_R00.txt")).as("results count from 01").isEmpty();
        assertThat(LAYOUT.incoming("../GHK_20261123_20261123000001_N_A.txt")).isEmpty();
    }

    @Test
    @DisplayName("回执格式")
    void acknowledgement() {
        assertThat(Acknowledgement.parse(LAYOUT, "A|20261123000001|0000|2|abc|").accepted()).isTrue();
        assertThat(Acknowledgement.parse(LAYOUT, "A|20261123000001|9101|2|abc|摘要不符").text()).isEqualTo("摘要不符（9101）");
        assertThatThrownBy(() -> Acknowledgement.parse(LAYOUT, "A|1|0000")).isInstanceOf(FileRefused.class);
    }
}
