package unioncard.reports.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unioncard.reports.Copy;
import unioncard.reports.FontFiles;
import unioncard.reports.PaperPress;

@DisplayName("领取签收单")
class ReceiptTest {

    private static final LocalDateTime PRINTED = LocalDateTime.of(2026, 11, 23, 10, 15);
    private static final String UNION = "示范区临江高科技园区示范信息技术服务外包有限责任公司工会联合委员会第二分会筹备组";
    private static PaperPress press;

    @BeforeAll
    static void readFontsAndTemplate() {
        press = new PaperPress(FontFiles.find());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 14, 15, 16, 25, 26, 300})
    @DisplayName("每页都有标题、表头和页码，每张卡一行；签字栏不独占一页")
    void everyPageStandsForItself(int count) throws IOException {
        var file = print(IntStream.rangeClosed(1, count).mapToObj(i -> line(i, "会员甲")).toList());
        try (var paper = Loader.loadPDF(file)) {
            var stripper = new PDFTextStripper();
            var numbers = Pattern.compile("\\b00\\d{8}\\b");
            for (int page = 1; page <= paper.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                var text = stripper.getText(paper);
                assertThat(text).as("page " + page).containsOnlyOnce("工会会员服务卡领取签收单").containsOnlyOnce("批次编号：20261123000001")
                        .containsOnlyOnce("共 " + count + " 张").containsPattern("序号 *会员编号 *姓名 *证件类型 *证件号码 *银行卡号 *卡号生成日期 *领取日期 *领取人签字 *备注")
                        .containsOnlyOnce("第 " + page + " 页 / 共 " + paper.getNumberOfPages() + " 页");
                assertThat(numbers.matcher(text).results().count()).as("cards on page " + page).isPositive();
            }
            var whole = new PDFTextStripper().getText(paper);
            assertThat(whole).containsOnlyOnce("经办人签字：").containsOnlyOnce("工会盖章：");
            assertThat(numbers.matcher(whole).results().map(MatchResult::group).toList())
                    .isEqualTo(IntStream.rangeClosed(1, count).mapToObj(i -> line(i, "").memberNo()).toList());
        }
    }

    @Test
    @DisplayName("还没有卡时只有一页说明")
    void nothingYet() throws IOException {
        try (var paper = Loader.loadPDF(print(List.of()))) {
            assertThat(paper.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(paper)).contains("本批次还没有制成的会员服务卡", "共 0 张").doesNotContain("经办人签字");
        }
    }

    @Test
    @DisplayName("生僻字和长姓名照印，没有字形的印出码位；已发放的印出日期和领取人")
    void names() throws IOException {
        var handed = new ReceiptLine(4, "0070000004", "会员丁", "身份证", "3101****0004", "621999****0004", "2026-11-20", "2026-11-23", "领取人：会员丁");
        var lines = List.of(line(1, "䶮㛃\uD870\uDF86"), line(2, "阿衣夏木古丽·阿卜杜热合曼·吐尔逊江·艾力肯江·麦麦提明甲"), line(3, "张\uE863"), handed);
        try (var paper = Loader.loadPDF(print(lines))) {
            var text = new PDFTextStripper().getText(paper);
            assertThat(text.replaceAll("\\s", "")).contains("䶮㛃\uD870\uDF86", "阿衣夏木古丽", "张[U+E863]", "2026-11-23", "领取人：会员丁",
                    "621999****0004", UNION);
        }
    }

    private static ReceiptLine line(int sequence, String name) {
        return new ReceiptLine(sequence, String.format("%010d", 70_000_000 + sequence), name, sequence % 9 == 0 ? "港澳居民来往内地通行证" : "身份证",
                "3101****" + String.format("%04d", sequence), "621999****" + String.format("%04d", sequence), "2026-11-20", null, null);
    }

    private static byte[] print(List<ReceiptLine> lines) throws IOException {
        var file = new ByteArrayOutputStream();
        press.print(new ReceiptDocument(UNION, "20261123000001", PRINTED, lines), new Copy(PRINTED, null, "打印乙"), file);
        // To be looked at.
        Files.write(Files.createDirectories(Path.of("target/paper")).resolve("receipt-" + lines.size() + ".pdf"), file.toByteArray());
        return file.toByteArray();
    }
}
