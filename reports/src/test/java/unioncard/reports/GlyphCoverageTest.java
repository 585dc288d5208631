package unioncard.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("字形检查")
class GlyphCoverageTest {

    private static GlyphCoverage coverage;

    @BeforeAll
    static void readFonts() {
        coverage = new PaperPress(FontFiles.find()).coverage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"陈静", "䶮", "\uD870\uDF86", "㛃", "阿依古丽·买买提", "O'NEILL <b>&", "（第 1 页）", ""})
    @DisplayName("能打印的文字原样不变")
    void whatCanBePrintedStaysAsItIs(String text) {
        assertThat(coverage.missing(text)).isEmpty();
        assertThat(coverage.printable(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0x10FFFD, U+10FFFD", "0xE863, U+E863", "0x202E, U+202E", "0x200B, U+200B", "0xE0101, U+E0101", "0x323B0, U+323B0", "0x7, U+0007"})
    @DisplayName("没有字形或看不见的字符写成码位")
    void whatHasNoGlyphOrIsNotSeenIsWrittenAsItsNumber(String codePoint, String label) {
        String text = "张" + Character.toString(Integer.decode(codePoint)) + "三";
        assertThat(coverage.missing(text)).containsExactly(label);
        assertThat(coverage.printable(text)).isEqualTo("张[" + label + "]三");
    }

    @Test
    @DisplayName("残缺的代理项也写成码位")
    void halfASurrogatePairIsWrittenAsItsNumber() {
        assertThat(coverage.printable("张\uD870三")).isEqualTo("张[U+D870]三");
    }

    @Test
    @DisplayName("同一字符只列一次")
    void eachCharacterIsListedOnce() {
        assertThat(coverage.missing("\uE863张\uE864\uE863")).containsExactly("U+E863", "U+E864");
    }

    @Test
    @DisplayName("换行和制表符变成空格，空值仍为空值")
    void lineBreaksBecomeBlanksAndNullStaysNull() {
        assertThat(coverage.printable("张\n三\t四")).isEqualTo("张 三 四");
        assertThat(coverage.missing("张\n三")).isEmpty();
        assertThat(coverage.printable(null)).isNull();
        assertThat(coverage.missing(null)).isEmpty();
    }
}
