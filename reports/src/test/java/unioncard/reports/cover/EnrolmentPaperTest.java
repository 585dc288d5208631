package unioncard.reports.cover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unioncard.reports.PrintedPaper;

@DisplayName("参保名册、区局确认单、保费结算单")
class EnrolmentPaperTest {

    private static final LocalDateTime SUBMITTED = LocalDateTime.of(2019, 1, 27, 9, 5);
    private static final String SPLIT = "其中：区局缴费 12.00 元，各级工会缴费 4.80 元，基层单位缴费 7.20 元。";
    private static final List<FeeLine> FEES = List.of(new FeeLine(1, "超过半年", "2019-01-28", "2019-12-31", "2", "24.00", "48.00", "24.00", "24.00"));

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 17, 18, 19, 20, 25, 26, 1000})
    @DisplayName("参保名册：每页都有标题、批次和表头，每人一行，合计和盖章处不独占一页")
    void everyPageStandsForItself(int count) throws IOException {
        try (var paper = PrintedPaper.of(roster("20190128000001", IntStream.rangeClosed(1, count).mapToObj(i -> person(i, "会员甲")).toList()))) {
            for (int page = 1; page <= paper.pages(); page++) {
                assertThat(paper.page(page)).as("page " + page).containsOnlyOnce("工会会员专享基本保障参保名册").containsOnlyOnce("批次编号：20190128000001")
                        .containsOnlyOnce("共" + count + "人").contains("序号会员编号姓名证件类型证件号码起保日期止保日期期间")
                        .contains("第" + page + "页/共" + paper.pages() + "页", "第2次打印", "打印时间：2026-11-23").containsPattern("00700\\d{5}");
            }
            assertThat(paper.found("\\b00700\\d{5}\\b")).isEqualTo(IntStream.rangeClosed(1, count).mapToObj(i -> person(i, "").memberNo()).toList());
            assertThat(paper.page(paper.pages())).contains("合计" + count + "人", "肆拾捌元整", "基层工会盖章", "区局（产业）工会盖章");
        }
    }

    @Test
    @DisplayName("参保名册：没有人员时只有一页说明；区局确认前批次编号为“-”")
    void nobody() throws IOException {
        try (var paper = PrintedPaper.of(roster(null, List.of()))) {
            assertThat(paper.pages()).isEqualTo(1);
            assertThat(paper.text()).contains("本批次没有人员", "批次编号：-", PrintedPaper.UNION).doesNotContain("盖章", "null");
        }
    }

    @Test
    @DisplayName("参保名册：三十字的姓名、生僻字都印全，没有字形的列在附页")
    void names() throws IOException {
        try (var paper = PrintedPaper.of(roster("20190128000001", List.of(person(1, PrintedPaper.LONG_NAME), person(2, "张䶮李\uD870\uDF86"),
                person(3, "张\uE863"))), PrintedPaper.LONG_NAME)) {
            assertThat(paper.page(1)).contains(PrintedPaper.LONG_NAME, "张䶮李\uD870\uDF86", "张[U+E863]", "打印人：" + PrintedPaper.LONG_NAME);
            assertThat(paper.page(2)).contains("附页", "第3行0070000003U+E863");
        }
    }

    @Test
    @DisplayName("§8：A 类两人，2019 年，48.00 ＝ 市总划拨 24.00 ＋ 基层缴费 24.00，金额大写")
    void whoPaysWhat() throws IOException {
        try (var sheet = PrintedPaper.of(sheet(FEES)); var statement = PrintedPaper.of(statement(FEES))) {
            assertThat(sheet.pages()).isEqualTo(1);
            assertThat(sheet.text()).contains("区局确认单", "超过半年2019-01-282019-12-31224.0048.0024.0024.00", "合计248.0024.0024.00", "人民币肆拾捌元整",
                    "确认人审核乙", "2019-02-11上传", PrintedPaper.UNION, "区局缴费12.00元，各级工会缴费4.80元，基层单位缴费7.20元");
            assertThat(statement.pages()).isEqualTo(1);
            assertThat(statement.text()).contains("保费结算单", "缴费通知", "保障费用48.00元＝市总划拨24.00元＋区局、各级工会和基层单位缴费24.00元", "人民币贰拾肆元整",
                    "应缴金额24.00元", "请于2019-02-11前缴纳", "区局缴费12.00元，各级工会缴费4.80元，基层单位缴费7.20元").doesNotContain("null");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 10, 12, 14, 16, 18, 20, 22, 26, 200})
    @DisplayName("起保日期很多时表头每页重复，盖章处不独占一页")
    void manyStarts(int count) throws IOException {
        var fees = IntStream.rangeClosed(1, count).mapToObj(i -> new FeeLine(i, "超过半年", "2019-01-28", "2019-12-31", "2", "24.00", "48.00", "24.00",
                "24.00")).toList();
        try (var sheet = PrintedPaper.of(sheet(fees)); var statement = PrintedPaper.of(statement(fees))) {
            for (var paper : List.of(sheet, statement)) {
                for (int page = 1; page <= paper.pages(); page++) {
                    assertThat(paper.page(page)).contains("序号费率起保日期", "超过半年2019-01-28");
                }
                assertThat(paper.page(paper.pages())).contains("盖章");
            }
        }
    }

    private static EnrolmentRoster roster(String number, List<EnrolledPerson> lines) {
        return new EnrolmentRoster(PrintedPaper.UNION, number, "2019", "A 类保障", "新办卡参保", number == null ? "区局确认中" : "已确认", SUBMITTED, "经办甲",
                lines.size(), "48.00", "24.00", "24.00", "肆拾捌元整", lines);
    }

    private static EnrolledPerson person(int sequence, String name) {
        return new EnrolledPerson(sequence, String.format("%010d", 70_000_000 + sequence), name, sequence % 9 == 0 ? "港澳居民来往内地通行证" : "身份证",
                "3101****" + String.format("%04d", sequence), "2019-01-28", "2019-12-31", "全年", "24.00", "12.00", "12.00");
    }

    private static ConfirmationSheet sheet(List<FeeLine> fees) {
        return new ConfirmationSheet(PrintedPaper.UNION, "东区总工会", "20190128000001", "2019", "A 类保障", "新办卡参保", SUBMITTED, "审核乙",
                SUBMITTED.plusDays(1), "2019-02-11", 2, "48.00", "24.00", "24.00", "肆拾捌元整", SPLIT, fees);
    }

    private static PremiumStatement statement(List<FeeLine> fees) {
        return new PremiumStatement(PrintedPaper.UNION, "东区总工会", "20190128000001", "2019", "A 类保障", "新办卡参保", SUBMITTED, "2019-02-11", 2,
                "48.00", "24.00", "24.00", "24.00 元", "贰拾肆元整", SPLIT, fees);
    }
}
