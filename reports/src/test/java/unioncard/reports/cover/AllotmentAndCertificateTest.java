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

@DisplayName("市总划拨单、保障证明")
class AllotmentAndCertificateTest {

    private static final LocalDateTime AT = LocalDateTime.of(2019, 3, 1, 9, 5);

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 14, 16, 18, 20, 25, 26, 1000})
    @DisplayName("划拨单：金额有大写，每个批次一行，表头每页重复，盖章处不独占一页")
    void order(int count) throws IOException {
        var batches = IntStream.rangeClosed(1, count).mapToObj(i -> new AllottedBatch(i, String.format("20190228%06d", i), PrintedPaper.UNION, "2019-02-28",
                "2", "24.00")).toList();
        try (var paper = PrintedPaper.of(new AllotmentOrder("HB20190301000001", "东区总工会", "已划拨", "2019", "2019-02-28", count, 2 * count, "1,020.05",
                "1,020.05 元", "壹仟零贰拾元零伍分", "制单甲", AT, PrintedPaper.LONG_NAME, AT, "2019-03-01", "SF20190301000000000000000000000000000001", batches))) {
            for (int page = 1; page <= paper.pages(); page++) {
                assertThat(paper.page(page)).containsOnlyOnce("划拨单号：HB20190301000001").contains("序号批次编号基层工会记账日期", "第" + page + "页/共" + paper.pages()
                        + "页").containsPattern("20190228\\d{6}");
            }
            assertThat(paper.found("\\b20190228\\d{6}\\b")).hasSize(count).doesNotHaveDuplicates();
            assertThat(paper.text()).contains("人民币壹仟零贰拾元零伍分", "合计" + count + "个批次", PrintedPaper.LONG_NAME, "市总工会盖章", PrintedPaper.UNION)
                    .doesNotContain("null");
            assertThat(paper.page(paper.pages())).contains("市总工会盖章");
        }
    }

    @Test
    @DisplayName("划拨单：复核之前复核人、划拨日期为“-”")
    void notYetApproved() throws IOException {
        try (var paper = PrintedPaper.of(new AllotmentOrder("HB20190301000001", "东区总工会", "待复核", "2019", "2019-02-28", 0, 0, "0.00", "0.00 元", "零元整",
                "制单甲", AT, null, null, null, null, List.of()))) {
            assertThat(paper.pages()).isEqualTo(1);
            assertThat(paper.text()).contains("复核人-复核时间-", "划拨日期-银行流水号-", "本划拨单没有批次").doesNotContain("null");
        }
    }

    @Test
    @DisplayName("保障证明：一页，写明某日在保障期内、验证码和验证方法，证件号码已遮盖")
    void certificate() throws IOException {
        try (var paper = PrintedPaper.of(new CoverageCertificate("7K3M-9QXZ-0ABC-DEFG", "2019-03-01", PrintedPaper.LONG_NAME, "0070311350", "身份证",
                "3101****0017", PrintedPaper.UNION, "2019", "新办卡参保", "A 类保障", "首次确诊十二种重大疾病并住院治疗的，给付 20,000 元；意外伤害导致全残或身故的，给付 30,000 元；".repeat(4),
                "2019-01-28 至 2019-12-31", "20190128000001", AT))) {
            assertThat(paper.pages()).isEqualTo(1);
            assertThat(paper.text()).contains("工会会员专享基本保障证明", "验证码：7K3M-9QXZ-0ABC-DEFG", "兹证明上述会员于2019-03-01处于工会会员专享基本保障期内",
                    PrintedPaper.LONG_NAME, PrintedPaper.UNION, "3101****0017", "2019-01-28至2019-12-31", "开具单位盖章", "输入验证码").doesNotContain("null");
        }
    }
}
