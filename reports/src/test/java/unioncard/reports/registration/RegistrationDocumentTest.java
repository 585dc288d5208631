package unioncard.reports.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unioncard.reports.PrintedPaper;

@DisplayName("年度注册名单")
class RegistrationDocumentTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 23, 24, 25, 26, 27, 28, 1000})
    @DisplayName("每页都有标题、年度和表头，每张卡一行，签字盖章处不独占一页")
    void everyPageStandsForItself(int count) throws IOException {
        try (var paper = PrintedPaper.of(list(IntStream.rangeClosed(1, count).mapToObj(i -> card(i, i % 9 == 0 ? PrintedPaper.LONG_NAME : "李𬎆")).toList()))) {
            for (int page = 1; page <= paper.pages(); page++) {
                assertThat(paper.page(page)).as("page " + page).containsOnlyOnce("工会会员服务卡年度注册名单").containsOnlyOnce("注册年度：2026")
                        .containsOnlyOnce("共" + count + "张").containsOnlyOnce(PrintedPaper.UNION).contains("序号会员编号姓名银行卡号卡号生成日期激活日期注册日期经办人")
                        .contains("第" + page + "页/共" + paper.pages() + "页").containsPattern("00700\\d{5}");
            }
            assertThat(paper.found("\\b00700\\d{5}\\b")).isEqualTo(IntStream.rangeClosed(1, count).mapToObj(i -> card(i, "").memberNo()).toList());
            assertThat(paper.page(paper.pages())).containsOnlyOnce("经办人签字").containsOnlyOnce("工会盖章");
        }
    }

    @Test
    @DisplayName("没有注册的年度只有一页说明；生僻字印全，没有字形的列在附页")
    void nobodyAndNames() throws IOException {
        try (var paper = PrintedPaper.of(list(List.of()))) {
            assertThat(paper.pages()).isEqualTo(1);
            assertThat(paper.text()).contains("本年度还没有注册的会员服务卡", PrintedPaper.UNION).doesNotContain("盖章", "null");
        }
        try (var paper = PrintedPaper.of(list(List.of(card(1, PrintedPaper.LONG_NAME), card(2, "张䶮李\uD870\uDF86"), card(3, "张\uE863"))))) {
            assertThat(paper.page(1)).contains(PrintedPaper.LONG_NAME, "张䶮李\uD870\uDF86", "张[U+E863]");
            assertThat(paper.page(2)).contains("附页", "第3行0070000003U+E863");
        }
    }

    private static RegistrationDocument list(List<RegistrationLine> lines) {
        return new RegistrationDocument(PrintedPaper.UNION, "3100100001", "2026", lines);
    }

    private static RegistrationLine card(int nth, String name) {
        return new RegistrationLine(nth, "00700%05d".formatted(nth), name, "621999****0002", "2026-01-05", nth % 3 == 0 ? null : "2026-01-09", "2026-03-01",
                "经办甲");
    }
}
