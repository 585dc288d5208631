package unioncard.reports.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unioncard.reports.PrintedPaper;

@DisplayName("办卡对账单")
class ReconciliationDocumentTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 22, 27, 28, 31})
    @DisplayName("一个月最多 31 日：每日一行，合计、结论和签字处在最后，不与表格分开")
    void aMonth(int days) throws IOException {
        var document = document(IntStream.rangeClosed(1, days)
                .mapToObj(i -> new ReconciliationLine("2026-10-%02d".formatted(i), 2, 1_000_000, 999_000, 600, 300, 100, 7, "相符")).toList());
        try (var paper = PrintedPaper.of(document)) {
            for (int page = 1; page <= paper.pages(); page++) {
                assertThat(paper.page(page)).as("page " + page).containsOnlyOnce("工会会员服务卡办卡对账单").containsOnlyOnce("对账月份：2026-10")
                        .containsOnlyOnce(PrintedPaper.UNION).containsOnlyOnce("发送日期批次数报送人数办卡成功办卡失败未反馈已关闭未报送对账结果")
                        .contains("第" + page + "页/共" + paper.pages() + "页", "2026-10-");
            }
            assertThat(paper.found("2026-10-\\d\\d")).hasSize(days);
            assertThat(paper.page(paper.pages())).containsOnlyOnce("合计").containsOnlyOnce("对账结论：全部相符").contains("制表人签字", "复核人签字", "银行经办人签字");
        }
    }

    @Test
    @DisplayName("没有报送的月份只有一页说明")
    void nothingSent() throws IOException {
        try (var paper = PrintedPaper.of(document(List.of()))) {
            assertThat(paper.pages()).isEqualTo(1);
            assertThat(paper.text()).contains("本月没有报送银行的办卡批次", PrintedPaper.UNION).doesNotContain("签字", "null");
        }
    }

    private static ReconciliationDocument document(List<ReconciliationLine> lines) {
        return new ReconciliationDocument(PrintedPaper.UNION, "2026-10", "全部相符", 62, 31_000_000, 30_969_000, 18_600, 9_300, 3_100, 217, lines);
    }
}
