package unioncard.reports.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unioncard.reports.Copy;
import unioncard.reports.FontFiles;
import unioncard.reports.MissingCharacters;
import unioncard.reports.PaperPress;

@DisplayName("打印清册")
class RosterTest {

    private static final int NAME_FROM = 36 + 28 + 56;
    private static final int NAME_TO = NAME_FROM + 98;
    private static final Pattern MEMBER_NO = Pattern.compile("\\b00700\\d{5}\\b");

    private static PaperPress press;

    @BeforeAll
    static void readFontsAndTemplate() {
        press = new PaperPress(FontFiles.find());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 25, 26, 1000})
    @DisplayName("每页都有标题、工会、批次编号、表头和页码，人员按顺序各一次")
    void everyPageStandsForItselfAndEveryMemberIsThereOnce(int count) throws IOException {
        try (PrintedRoster printed = print(SampleRoster.of(SampleRoster.lines(count)))) {
            assertThat(printed.width()).isEqualTo(842);
            assertThat(printed.height()).isEqualTo(595);
            for (int page = 1; page <= printed.pages(); page++) {
                assertThat(printed.page(page)).as("page " + page)
                        .containsOnlyOnce("工会会员服务卡办卡清册").containsOnlyOnce("工会名称：" + SampleRoster.UNION)
                        .containsOnlyOnce("批次编号：" + SampleRoster.BATCH).containsOnlyOnce("共 " + count + " 人")
                        .containsPattern("序号 *会员编号 *姓名 *性别 *证件类型 *证件号码 *证件有效期 *手机号码 *应收材料 *办理结果 *本人签字")
                        .containsOnlyOnce("第 " + page + " 页 / 共 " + printed.pages() + " 页");
                assertThat(memberNumbers(printed.page(page))).as("members on page " + page).isNotEmpty();
            }
            assertThat(memberNumbers(printed.text()))
                    .isEqualTo(IntStream.rangeClosed(1, count).mapToObj(SampleRoster::memberNo).toList());
            assertThat(printed.text()).containsOnlyOnce("经办人签字：").containsOnlyOnce("单位负责人签字：").containsOnlyOnce("工会盖章：");
            assertThat(printed.page(printed.pages())).contains("工会盖章：");
        }
    }

    @Test
    @DisplayName("没有人员时只有一页说明")
    void anEmptyBatchGivesOnePageThatSaysSo() throws IOException {
        try (PrintedRoster printed = print(SampleRoster.of(List.of()))) {
            assertThat(printed.pages()).isEqualTo(1);
            assertThat(printed.page(1)).contains("工会会员服务卡办卡清册", SampleRoster.BATCH, "共 0 人", "本批次没有人员", "第 1 页 / 共 1 页")
                    .doesNotContain("经办人签字");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 13, 14, 15, 16, 17, 18})
    @DisplayName("签字栏不会独占最后一页")
    void theSignaturesNeverStandAloneOnTheLastPage(int count) throws IOException {
        try (PrintedRoster printed = print(SampleRoster.of(SampleRoster.lines(count)))) {
            String last = printed.page(printed.pages());
            assertThat(last).contains("单位负责人签字：");
            assertThat(memberNumbers(last)).isNotEmpty();
            if (count == 17) {
                assertThat(printed.pages()).as("17 lines fill a page, so the signatures need another").isEqualTo(2);
            }
        }
    }

    @Test
    @DisplayName("批次内容、银行反馈时间和打印次数都在纸上")
    void theHeadAndTheFootTellAboutTheBatchAndTheCopy() throws IOException {
        try (PrintedRoster waiting = print(SampleRoster.of(SampleRoster.lines(1)));
                PrintedRoster answered = print(SampleRoster.of(SampleRoster.lines(1), LocalDateTime.of(2026, 11, 25, 16, 30)))) {
            assertThat(waiting.page(1)).contains("办理通道：特殊办卡通道", "批次状态：银行处理中", "提交时间：2026-11-20 09:05", "银行反馈时间：尚未反馈",
                    "经办人：经办甲", "打印时间：2026-11-23 10:15", "第 2 次打印", "打印人：打印乙");
            assertThat(answered.page(1)).contains("银行反馈时间：2026-11-25 16:30").doesNotContain("尚未反馈");
        }
    }

    @Test
    @DisplayName("一行的全部内容都在纸上")
    void everyCellOfALineIsPrinted() throws IOException {
        RosterLine line = new RosterLine(7, "0070000007", "会员丙", "女", "港澳居民来往内地通行证", "H0000000001", "2035-12-31", "13800000000",
                "通行证复印件", "办卡成功");
        try (PrintedRoster printed = print(SampleRoster.of(List.of(line)))) {
            assertThat(printed.page(1).replaceAll("\\s", "")).contains("70070000007会员丙女").contains("港澳居民来往").contains("内地通行证")
                    .contains("H00000000012035-12-3113800000000通行证复印件办卡成功");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"䶮㛃\uD870\uDF86", "阿衣夏木古丽·阿卜杜热合曼·吐尔逊江·艾力肯江·麦麦提明甲", "O'NEILL <b>&amp;</b>",
        "$P{unionName}", "<style forecolor=\"white\">甲", "\uD870\uDF86O'NEIL·䶮", "]]>&#65;&lt;"})
    @DisplayName("姓名原样打印，可以复制，标记不起作用")
    void aNameIsPrintedAsItIs(String name) throws IOException {
        try (PrintedRoster printed = print(SampleRoster.of(List.of(SampleRoster.line(1, name))))) {
            String column = printed.column(NAME_FROM, NAME_TO);
            assertThat(column.substring(column.indexOf("姓名") + 2).replace(" ", "")).startsWith(name.replace(" ", ""));
        }
    }

    @Test
    @DisplayName("生僻字确实画在纸上，各不相同")
    void rareCharactersAreReallyDrawn() throws IOException {
        try (PrintedRoster printed = print(SampleRoster.of(List.of(SampleRoster.line(1, "䶮㛃\uD870\uDF86甲·乙"))))) {
            List<String> pictures = List.of(printed.picture("䶮"), printed.picture("㛃"), printed.picture("\uD870\uDF86"), printed.picture("甲"));
            assertThat(pictures).doesNotHaveDuplicates()
                    .allSatisfy(picture -> assertThat(picture.chars().filter(dot -> dot == '#').count()).isGreaterThan(60));
            assertThat(printed.picture("·")).contains("#");
        }
    }

    @Test
    @DisplayName("字体以子集嵌入")
    void theFontsAreEmbeddedAsSubsets() throws IOException {
        byte[] file = SampleRoster.print(press, SampleRoster.of(List.of(SampleRoster.line(1, "䶮\uD870\uDF86"))));
        assertThat(file.length).isLessThan(200_000);
        try (PrintedRoster printed = new PrintedRoster(file)) {
            assertThat(printed.fonts()).hasSize(2).allSatisfy(font -> {
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).matches("[A-Z]{6}\\+HanaMin[AB]");
            });
        }
    }

    @Test
    @DisplayName("四十字的工会名称印在一行且看得清")
    void aUnionNameOfFortyCharactersStaysLegible() throws IOException {
        assertThat(SampleRoster.UNION).hasSize(40);
        try (PrintedRoster printed = print(SampleRoster.of(SampleRoster.lines(1)))) {
            assertThat(printed.page(1)).contains("工会名称：" + SampleRoster.UNION);
            assertThat(printed.glyphs()).allSatisfy(glyph -> assertThat(glyph.getFontSizeInPt()).isGreaterThanOrEqualTo(7.5f));
        }
    }

    @Test
    @DisplayName("三十字的经办人和打印人姓名缩小后仍看得清")
    void aLongNameOfTheClerkIsShrunkButLegible() throws IOException {
        String name = "阿衣夏木古丽·阿卜杜热合曼·吐尔逊江·艾力肯江·麦麦提明甲乙";
        assertThat(name).hasSize(30);
        RosterDocument document = new RosterDocument(SampleRoster.UNION, SampleRoster.BATCH, "特殊办卡通道", "办卡失败（转特殊通道）", SampleRoster.SUBMITTED,
                SampleRoster.PRINTED, name, SampleRoster.lines(1));
        var file = new ByteArrayOutputStream();
        press.print(document, new Copy(SampleRoster.PRINTED, 12, name), file);
        try (PrintedRoster printed = new PrintedRoster(file.toByteArray())) {
            assertThat(printed.page(1)).contains("经办人：" + name, "打印人：" + name);
            assertThat(printed.glyphs()).allSatisfy(glyph -> assertThat(glyph.getFontSizeInPt()).isGreaterThanOrEqualTo(6.5f));
        }
    }

    @Test
    @DisplayName("没有字形的字符印出码位，列在附页上，并且事先可以查到")
    void aCharacterWithoutAGlyphIsPrintedAsItsNumberAndKnownBefore() throws IOException {
        RosterDocument document = SampleRoster.of(List.of(SampleRoster.line(1, "会员甲"), SampleRoster.line(2, "张\uE863\uDBFF\uDFFD")));
        assertThat(press.missing(document)).extracting(MissingCharacters::toString).containsExactly("第 2 行 0070000002：U+E863、U+10FFFD");
        try (PrintedRoster printed = print(document)) {
            assertThat(printed.column(NAME_FROM, NAME_TO)).contains("张[U+E863][U+10FFFD]");
            assertThat(printed.pages()).isEqualTo(2);
            assertThat(printed.page(1)).contains("第 1 页 / 共 1 页");
            assertThat(printed.page(2)).contains("附页", SampleRoster.BATCH, "第 2 行 0070000002", "U+E863、U+10FFFD");
        }
    }

    @Test
    @DisplayName("表头中的字符也要事先检查")
    void theHeadIsCheckedAsWell() {
        RosterDocument document = new RosterDocument("工会\uE864", SampleRoster.BATCH, "普通办卡通道", "已反馈", SampleRoster.SUBMITTED, null, "经办甲",
                SampleRoster.lines(1));
        assertThat(press.missing(document)).extracting(MissingCharacters::toString).containsExactly("表头：U+E864");
        assertThat(press.missing(SampleRoster.of(SampleRoster.lines(3)))).isEmpty();
    }

    @Test
    @DisplayName("同时打印互不干扰")
    void manyThreadsPrintAtATime() {
        List<String> names = IntStream.rangeClosed(1, 12).parallel().mapToObj(number -> {
            String name = "会员" + Character.toString(0x4E10 + number) + "\uD870\uDF86";
            try (PrintedRoster printed = print(SampleRoster.of(List.of(SampleRoster.line(1, name))))) {
                assertThat(printed.picture("\uD870\uDF86")).contains("#");
                return printed.column(NAME_FROM, NAME_TO).contains("姓名" + name) ? "" : name;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }).toList();
        assertThat(names).containsOnly("");
    }

    @Test
    @DisplayName("写不进去时报告输入输出错误")
    void aBrokenStreamIsReported() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("the reader has gone");
            }
        };
        RosterDocument document = SampleRoster.of(SampleRoster.lines(1));
        assertThatThrownBy(() -> press.print(document, SampleRoster.COPY, broken)).isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("the reader has gone");
    }

    private static PrintedRoster print(RosterDocument document) throws IOException {
        return new PrintedRoster(SampleRoster.print(press, document));
    }

    private static List<String> memberNumbers(String text) {
        return MEMBER_NO.matcher(text).results().map(MatchResult::group).toList();
    }
}
