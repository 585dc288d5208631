package unioncard.reports.special;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unioncard.reports.PrintedPaper;

@DisplayName("特殊办卡申请表")
class SpecialApplicationTest {

    private static final String ADDRESS = "新疆维吾尔自治区巴音郭楞蒙古自治州和静县巴音布鲁克镇巴西里克村䶮路三百二十五号院十二号楼五单元二零一室转交收发室";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 26, 120})
    @DisplayName("每人一页，最长的姓名、住址、材料也只占一页，每页都有签字盖章处")
    void a_page_for_each(int count) throws IOException {
        try (var paper = print(IntStream.rangeClosed(1, count).mapToObj(SpecialApplicationTest::longest).toList())) {
            assertThat(paper.pages()).isEqualTo(count);
            for (int page = 1; page <= count; page++) {
                assertThat(paper.page(page)).contains("特殊办卡申请表", "第" + page + "份", "共" + count + "份", "第" + page + "页/共" + count + "页", PrintedPaper.UNION,
                        PrintedPaper.LONG_NAME, ADDRESS, "%010d".formatted(page), "税收居民声明9份", "申请人签字：", "工会盖章：", "银行盖章：");
            }
        }
    }

    @Test
    @DisplayName("没有人员时只有一页说明；不知道的留空，没有字形的印出码位")
    void nobody_and_unknown() throws IOException {
        try (var paper = print(List.of())) {
            assertThat(paper.pages()).isEqualTo(1);
            assertThat(paper.text()).contains("本批次没有人员", "共0份").doesNotContain("申请人签字");
        }
        var unknown = new Applicant(1, "0070000001", "张\uE863", null, null, null, null, null, null, "护照", "E12****01", null, null, null, null, "");
        try (var paper = print(List.of(unknown))) {
            assertThat(paper.text()).contains("张[U+E863]", "无法打印的字符", "E12****01").doesNotContain("null");
        }
    }

    private static PrintedPaper print(List<Applicant> applicants) throws IOException {
        return PrintedPaper.of(new SpecialApplication(PrintedPaper.UNION, "20261128000001", PrintedPaper.PRINTED, "经办甲", applicants));
    }

    private static Applicant longest(int number) {
        return new Applicant(number, "%010d".formatted(number), PrintedPaper.LONG_NAME, PrintedPaper.LONG_NAME,
                "AYIXIAMUGULI ABUDUREHEMAN TUERXUNJIANG AILIKENJIANG", "女", "1990-01-01", "圣文森特和格林纳丁斯", "信息系统运行维护工程技术人员",
                "港澳居民来往内地通行证", "H12****801", "2030-05-01", "138****0001", ADDRESS, "银行其他要求",
                "证件正面 9 份、证件反面或资料页 9 份、居留或工作许可 9 份、签名授权书 9 份、税收居民声明 9 份");
    }
}
