package unioncard.running;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.testing.FailureScreens;

/** What the carrier has paid, from its file to the inquiry and back, in the browser. */
@DisplayName("给付登记与撤销导入")
@ExtendWith(FailureScreens.class)
class BenefitsBrowserIT {

    @RegisterExtension
    final OpenConsoles consoles = new OpenConsoles();

    private static final String NAME = "李𬎆";
    private static final String DOCUMENT = "390101199001010025";
    private static final List<String> HEADER = List.of("序号", "理赔编号", "保障年度", "姓名", "证件号码", "给付项目", "给付日期", "给付金额");

    private final SampleCity city = SampleCity.shared();

    /** The only cover of a union with one member. */
    private long covered(long union) {
        city.members(union, "BN", 1);
        city.history(union);
        city.document(city.number("select id from member where union_id = " + union), NAME, DOCUMENT);
        city.jdbi().useHandle(h -> h.execute("update cover set status = 'CONFIRMED' where union_id = " + union));
        return city.number("select id from cover where union_id = " + union);
    }

    private Path file(List<List<String>> lines) throws IOException {
        var file = city.product().dataFolder().resolve("benefits.xlsx");
        try (var out = Files.newOutputStream(file); var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("给付明细");
            for (int row = 0; row <= lines.size(); row++) {
                var cells = row == 0 ? HEADER : lines.get(row - 1);
                for (int column = 0; column < cells.size(); column++) {
                    sheet.value(row + 3, column, cells.get(column));
                }
            }
        }
        return file;
    }

    @Test
    @DisplayName("上传、看不予接收的行、确认登记、在保障详情中看到；基层看不到给付项目；撤销导入后不再显示")
    void fromTheFileToTheInquiryAndBack() throws IOException {
        long union = city.union("BN", "GRASSROOTS", city.union("BND", "DISTRICT", city.root()));
        var person = "/insurance/coverage-person.xhtml?id=" + covered(union);
        var file = file(List.of(List.of("1", "BN-1", "2026", NAME, DOCUMENT, "重大疾病", "2026/04/01", "20000"),
                List.of("2", "BN-2", "2026", NAME, DOCUMENT, "住院天数", "2026/04/02", "123.45"),
                List.of("3", "BN-3", "2026", "曹涛", DOCUMENT, "住院天数", "2026/04/02", "1"),
                List.of("4", "BN-4", "2026", NAME, DOCUMENT, "住院天数", "2026/02/28", "1")));

        var staff = consoles.signIn(city, "bn-staff", city.root(), "MUNICIPAL_STAFF").menu("保障信息查询").click("给付登记");
        staff.click("上传").told("请选择要上传的文件");
        staff.attach(file).click("上传").sees("待确认").sees("校验通过 2 行").sees("不予接收 2 行").sees("姓名与该证件号码的会员不一致").sees("给付日期早于保障起始日")
                .shot("benefits-checked");
        assertThat(staff.page().content()).doesNotContain(DOCUMENT);
        var clerk = consoles.signIn(city, "bn-clerk", union, "GRASSROOTS_CLERK");
        clerk.open(person);
        assertThat(clerk.page().getByText("已付给付")).hasCount(0);

        staff.click("确认登记").yes().told("已登记 2 笔给付").sees("已登记").shot("benefits-registered");
        staff.attach(file).click("上传").told("该文件");
        staff.tab(person).sees("已付给付").sees("重大疾病").sees("住院天数").sees("123.45").shot("benefits-person");
        clerk.open(person);
        clerk.sees("已付给付").sees("2026-04-01").sees("不予显示").shot("benefits-person-clerk");
        assertThat(clerk.page().locator("#benefits")).containsText("2026-04-02");
        assertThat(clerk.page().locator("#benefits").innerHTML()).doesNotContain("重大疾病", "住院天数", "123.45");

        staff.click("撤销导入").yes().told("已撤销 2 笔给付的登记").sees("已撤销").shot("benefits-withdrawn");
        clerk.open(person);
        assertThat(clerk.page().getByText("已付给付")).hasCount(0);
        assertThat(city.number("select count(*) from benefit where status = 'WITHDRAWN' and claim_no like 'BN-%'")).as("kept").isEqualTo(2);
        staff.attach(file).click("上传").sees("校验通过 2 行").click("放弃").yes().told("没有登记任何给付");
    }
}
