package unioncard.reports.notice;

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

@DisplayName("银行反馈结果通知")
class ResultNoticeTest {

    private static final LocalDateTime AT = LocalDateTime.of(2026, 11, 20, 9, 5);

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 17, 18, 19, 20, 25, 26, 1000})
    @DisplayName("每页都有标题、批次和表头，每人一行；失败的有原因和后续办理")
    void everyPageStandsForItself(int count) throws IOException {
        try (var paper = PrintedPaper.of(notice(IntStream.rangeClosed(1, count).mapToObj(ResultNoticeTest::line).toList()))) {
            for (int page = 1; page <= paper.pages(); page++) {
                assertThat(paper.page(page)).containsOnlyOnce("工会会员服务卡银行反馈结果通知").containsOnlyOnce("批次编号：20261123000001")
                        .contains("序号会员编号姓名证件类型证件号码反馈时间办理结果失败原因后续办理").containsPattern("00700\\d{5}")
                        .contains("第" + page + "页/共" + paper.pages() + "页");
            }
            assertThat(paper.found("\\b00700\\d{5}\\b")).hasSize(count).doesNotHaveDuplicates();
            assertThat(paper.text()).contains("办卡失败姓名中有银行系统不支持的字符", "转特殊办卡通道办理");
            assertThat(paper.page(paper.pages())).contains("工会盖章", "经办人签字");
        }
    }

    @Test
    @DisplayName("银行还没有反馈的照实写")
    void notAnswered() throws IOException {
        try (var paper = PrintedPaper.of(new ResultNotice(PrintedPaper.UNION, "20261123000001", "普通办卡通道", "银行已受理", AT, null, 0, 0, 0, 0, List.of()))) {
            assertThat(paper.pages()).isEqualTo(1);
            assertThat(paper.text()).contains("银行反馈时间：尚未反馈", "本批次没有人员", PrintedPaper.UNION).doesNotContain("null");
        }
    }

    private static ResultNotice notice(List<ResultLine> lines) {
        return new ResultNotice(PrintedPaper.UNION, "20261123000001", "普通办卡通道", "部分反馈", AT, AT.plusDays(3), lines.size(), lines.size() - 1, 1, 0,
                lines);
    }

    private static ResultLine line(int sequence) {
        var number = String.format("%010d", 70_000_000 + sequence);
        return sequence == 1 ? new ResultLine(sequence, number, PrintedPaper.LONG_NAME, "港澳居民来往内地通行证", "H123****0001", "2026-11-23 09:05", "办卡失败",
                "姓名中有银行系统不支持的字符", "转特殊办卡通道办理")
                : new ResultLine(sequence, number, "会员甲", "身份证", "3101****0017", "2026-11-23 09:05", "办卡成功", null, "通知本人领卡");
    }
}
