package unioncard.running;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.manual.Console;
import unioncard.testing.FailureScreens;
import unioncard.testing.RunningProduct;

/** What the municipal federation sets for the whole city, in the browser: one person proposes, another decides. */
@DisplayName("业务参数、工作日历、保障年度与费率、批量查看完整信息")
@ExtendWith(FailureScreens.class)
class RulesBrowserIT {

    @RegisterExtension
    final OpenConsoles consoles = new OpenConsoles();

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    /** Stands in the row of 收件截止日 alone. */
    private static final String CUT_OFF = "每月该日";
    /** A product of its own: other tests count on the values that the product comes with. */
    private static RunningProduct product;
    private static SampleCity city;

    @BeforeAll
    static void municipalFederation() {
        product = RunningProduct.start("rules", Map.of());
        city = new SampleCity(product);
        city.account("r-staff", city.root(), "MUNICIPAL_STAFF");
        city.account("r-head", city.root(), "MUNICIPAL_HEAD");
        // Somebody who may do both, and still not with an own proposal.
        city.account("r-both", city.root(), "MUNICIPAL_STAFF");
        city.jdbi().useHandle(h -> h.execute("""
                insert into user_role (user_id, role_code) select id, 'MUNICIPAL_HEAD' from user_account where login = 'r-both'"""));
    }

    @AfterAll
    static void stop() {
        product.stop();
    }

    private Console signedIn(String login) {
        return consoles.signIn(product, login);
    }

    private static long requests(String subject) {
        return city.number("select count(*) from approval_request where subject = '" + subject + "'");
    }

    @Test
    @DisplayName("校验规则：一人提出，另一人复核后自生效日期起按新规则判定")
    void verificationRule() {
        var nextYear = LocalDate.now(CITY).plusYears(1).withDayOfYear(1).toString();
        var staff = signedIn("r-staff").menu("校验规则").sees("在其他单位参保").shot("93-verification-rules");
        staff.clickInRow("在其他单位参保", "调整").choose("新判定", "未通过").day("生效日期", nextYear).fill("调整依据", "市总〔2026〕15号文");
        staff.clickTwice("提交复核").told("已提交复核").dialogGone().sees("待复核");
        assertThat(requests("verification rule SOCIAL_INSURANCE_OTHER_UNIT")).isEqualTo(1);
        signedIn("r-head").menu("待复核事项").clickInRow("在其他单位参保", "复核").sees("判定").sees("未通过").shot("94-rule-approval").click("复核通过").yes().told("复核通过，已办理生效");
        staff.menu("校验规则").sees(nextYear + " 起 未通过").shot("95-rule-coming");
    }

    @Test
    @DisplayName("银行返回码：未登记的列在最前，登记须另一人复核；填错当场说明，双击只有一件，过时的不能通过")
    void returnCode() {
        city.heldForUnknownCode(city.batchAtBank(returnCodeUnion()), "7777", 2);
        var staff = signedIn("r-staff").menu("银行返回码").sees("下列返回码尚未登记").sees("自动转入特殊办卡通道").shot("96-return-codes");
        staff.clickInRow("7777", "登记");
        assertThat(staff.field("返回码").locator("input")).hasValue("7777");
        staff.fill("返回码", "77").choose("分类", "转特殊通道").fill("提示语", "姓名含𫚖字").fill("调整依据", "银行〔2026〕8号函").click("提交复核");
        assertThat(staff.field("转入原因").locator(".ui-message-error-detail")).isVisible();
        staff.choose("转入原因", "姓名含生僻字").click("提交复核");
        assertThat(staff.page().locator(".ui-growl-item")).containsText("返回码须为 4 到 8 位");
        staff.shot("97-return-code-refused").putMessagesAway();
        staff.fill("返回码", "1001").click("提交复核").told("返回码 1001 已登记");
        staff.fill("返回码", "7777").clickTwice("提交复核").told("挂起的 2 行不会自动处理").dialogGone();
        assertThat(requests("return code 7777")).isEqualTo(1);
        assertThat(staff.row("7777")).containsText("待复核");
        signedIn("r-head").menu("待复核事项").clickInRow("返回码 7777", "复核").sees("转特殊通道").sees("姓名含𫚖字").shot("98-return-code-approval")
                .click("复核通过").yes().told("复核通过，已办理生效");
        staff.menu("银行返回码");
        assertThat(staff.row("7777")).containsText("挂起 2 行待处理");
        staff.clickInRow("7777", "历次规定").sees("r-head").shot("99-return-code-history").click("关闭");
        staff.clickInRow("7777", "挂起 2 行待处理").sees("返回码 7777 未维护").shot("100-held-after-definition");

        // Somebody else has the code changed while a dialog about it is open.
        var late = signedIn("r-both").menu("银行返回码").clickInRow("3002", "调整");
        staff.menu("银行返回码").clickInRow("3002", "调整").fill("提示语", "银行账户数量已满").fill("调整依据", "银行〔2026〕9号函").click("提交复核").told("已提交复核");
        signedIn("r-head").menu("待复核事项").clickInRow("返回码 3002", "复核").click("复核通过").yes().told("复核通过");
        late.choose("分类", "可重试").fill("调整依据", "银行〔2026〕10号函").click("提交复核").told("已被他人修改");
        assertThat(requests("return code 3002")).isEqualTo(1);

        staff.menu("银行返回码").choose("分类", "可重试").click("搜索").sees("9001");
        assertThat(staff.row("2001")).hasCount(0);
        staff.fill("返回码", "8").click("搜索").sees("没有找到匹配的记录").shot("101-return-codes-none");
        staff.menu("银行返回码").clickInRow("0000", "调整");
        staff.field("分类").locator(".ui-selectonemenu").click();
        assertThat(staff.page().locator(".ui-selectonemenu-panel:visible li:visible")).containsText(new String[] {"成功"});
    }

    @Test
    @DisplayName("缴费分担：比例超过 100% 当场说明；一人提出，另一人复核后自生效日期起执行")
    void lowerSplit() {
        city.union("LSD", "DISTRICT", city.root());
        var nextYear = LocalDate.now(CITY).plusYears(1).withDayOfYear(1).toString();
        var staff = signedIn("r-staff").menu("保障年度与费率").click("缴费分担").sees("全市（未单独设置的区局）").sees("按全市").shot("102-shares");
        staff.clickInRow("LSD", "调整").fill("区局（%）", "60").fill("各级工会（%）", "41").day("生效日期", nextYear).fill("调整依据", "示例〔2026〕3号文");
        staff.click("提交复核").told("合计不超过 100%").fill("各级工会（%）", "20").shot("103-shares-change");
        staff.clickTwice("提交复核").told("已提交复核").dialogGone();
        assertThat(staff.row("LSD")).containsText("待复核");
        signedIn("r-head").menu("待复核事项").clickInRow("LSD", "复核").sees("区局分担比例").sees("60%").shot("104-shares-approval").click("复核通过").yes()
                .told("复核通过，已办理生效");
        staff.open("/insurance/rates-shares.xhtml");
        staff.sees(nextYear + " 起 区局 60%，各级工会 20%，基层单位 20%").shot("105-shares-coming");
    }

    private static long returnCodeUnion() {
        long union = city.union("RCG", "GRASSROOTS", city.union("RCD", "DISTRICT", city.root()));
        city.members(union, "RC", 3);
        return union;
    }

    @Test
    @DisplayName("业务参数：一人提出，本人不能复核，另一人复核后到期生效；双击只有一件，过时的不能通过")
    void parameter() {
        var nextYear = LocalDate.now(CITY).plusYears(1).withDayOfYear(1).toString();
        var staff = signedIn("r-both").menu("业务参数").sees("20 日").shot("80-parameters");
        staff.clickInRow(CUT_OFF, "调整").fill("新值", "45").day("生效日期", nextYear).fill("调整依据", "市总〔2026〕12号文");
        staff.click("提交复核").told("收件截止日须在 1 到 31 之间");
        staff.fill("新值", "25").shot("81-parameter-change").clickTwice("提交复核").told("已提交复核").dialogGone();
        assertThat(requests("parameter CARD_CUT_OFF_DAY")).isEqualTo(1);
        assertThat(staff.row(CUT_OFF)).containsText("待复核");
        staff.menu("待复核事项").click("我提交的").clickInRow("收件截止日，", "查看详情").sees("本人提交的事项须由其他有权人员复核");
        assertThat(staff.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("复核通过"))).hasCount(0);

        var head = signedIn("r-head").menu("待复核事项").sees("待我复核 (1)");
        head.clickInRow("收件截止日，", "复核").sees("20 日").sees("25 日").shot("82-parameter-approval");
        assertThat(city.one("select value from parameter where code = 'CARD_CUT_OFF_DAY' order by valid_from desc limit 1")).isEqualTo("20");
        head.click("复核通过").yes().told("复核通过，已办理生效");
        staff.menu("业务参数");
        assertThat(staff.row(CUT_OFF)).containsText(nextYear + " 起 25 日");
        assertThat(staff.row(CUT_OFF)).containsText("20 日");
        staff.clickInRow(CUT_OFF, "历次取值");
        assertThat(staff.page().locator(".ui-dialog:visible")).containsText("系统初始");
        staff.shot("83-parameter-history").click("关闭");
    }

    @Test
    @DisplayName("工作日历：一年的放假调休一并提交，另一人复核后生效")
    void calendar() {
        int next = LocalDate.now(CITY).getYear() + 1;
        var staff = signedIn("r-staff").menu("工作日历").sees("放假安排已录入").shot("84-calendar");
        staff.click("下一年").sees("放假安排未录入").click("设置放假、调休").day("起始日期", next + "-10-01").day("截止日期", next + "-10-07").click("确定");
        staff.told("请填写名称").fill("名称", "国庆节").click("确定").dialogGone().sees("有未提交的调整");
        assertThat(staff.page().locator(".month td.off")).hasCount(7);
        staff.click("提交复核").fill("调整依据", "国办发明电〔2026〕8号").clickTwice("提交复核").told("已提交复核").sees("待复核").shot("85-calendar-next-year");
        assertThat(requests("calendar " + next)).isEqualTo(1);
        assertThat(staff.button("设置放假、调休")).hasCount(0);
        var head = signedIn("r-head").menu("待复核事项").clickInRow(next + " 年", "复核").sees("放假（国庆节）").shot("86-calendar-approval");
        assertThat(city.number("select count(*) from calendar_day where extract(year from day) = " + next)).isZero();
        head.click("复核通过").yes().told("复核通过");
        assertThat(city.number("select count(*) from calendar_day where not working and extract(year from day) = " + next)).isEqualTo(7);
        head.menu("工作日历").click("下一年").sees("放假安排已录入");
    }

    @Test
    @DisplayName("保障年度与费率：示例值有标注；调整由另一人复核，过时的只能退回")
    void rates() {
        var staff = signedIn("r-staff").menu("保障年度与费率").click("2027年").sees("请按市总文件核定").shot("87-rates");
        staff.click("调整").page().locator("[id$='0:full']").fill("30.005");
        staff.fill("调整依据", "市总〔2026〕30号文").click("提交复核").told("最多两位小数");
        staff.page().locator("[id$='0:full']").fill("30");
        staff.shot("88-rates-edit").click("提交复核").told("已提交复核").sees("待复核");
        var head = signedIn("r-head").menu("待复核事项").clickInRow("2027 年度", "复核").sees("A类 全年保费").sees("24.00 元").sees("30.00 元")
                .shot("89-rates-approval");
        city.jdbi().useHandle(h -> h.execute("update insurance_year set version = version + 1 where year = 2027"));
        head.click("复核通过").yes().told("相关资料已有变动");
        assertThat(city.number("select premium_fen from premium_rate where year = 2027 and type = 'A' and period = 'FULL'")).isEqualTo(2400);
        head.click("退回").fill("退回原因", "请按新的年度资料重新提出").click("退回").told("已退回");
        staff.menu("保障年度与费率").click("2027年").click("调整").page().locator("[id$='0:full']").fill("30");
        staff.fill("调整依据", "市总〔2026〕30号文").click("提交复核").told("已提交复核");
        head.menu("待复核事项").clickInRow("2027 年度", "复核").click("复核通过").yes().told("复核通过");
        assertThat(city.number("select premium_fen from premium_rate where year = 2027 and type = 'A' and period = 'FULL'")).isEqualTo(3000);
    }

    @Test
    @DisplayName("批量查看完整信息：经办人申请，负责人复核，申请人下载")
    void export() throws IOException {
        long district = city.union("RD", "DISTRICT", city.root());
        long union = city.union("RG", "GRASSROOTS", district);
        city.members(union, "RG", 3);
        city.account("r-clerk", union, "GRASSROOTS_CLERK");
        city.account("r-chief", union, "GRASSROOTS_HEAD");
        var clerk = signedIn("r-clerk").menu("会员管理").click("批量查看完整信息").sees("3 人").sees("没有复核通过的申请").shot("90-export");
        clerk.fill("申请事由", "办理年度体检登记").clickTwice("提交复核").told("已提交复核");
        assertThat(requests("export r-clerk")).isEqualTo(1);
        clerk.clickInRow("3 名会员", "查看详情").sees("本人提交的事项须由其他有权人员复核");
        signedIn("r-chief").menu("待复核事项").clickInRow("3 名会员", "复核").sees("3 人").shot("91-export-approval").click("复核通过").yes()
                .told("复核通过");
        clerk.menu("会员管理").click("批量查看完整信息").sees("办理年度体检登记").shot("92-export-granted");
        var file = clerk.page().waitForDownload(() -> clerk.row("办理年度体检登记").locator("a").filter(
                new Locator.FilterOptions().setHasText("下载")).click());
        try (var book = new ReadableWorkbook(Files.newInputStream(file.path())); var rows = book.getFirstSheet().openStream()) {
            assertThat(rows.map(row -> row.getCellText(Math.min(3, row.getCellCount() - 1))).filter("390101199001010017"::equals)).hasSize(3);
        }
        assertThat(city.one("select subject from audit_entry where action = 'PersonalDataExports.write'")).contains("3 members");
    }
}
