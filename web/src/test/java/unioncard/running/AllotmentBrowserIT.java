package unioncard.running;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.manual.Console;
import unioncard.testing.FailureScreens;

/** From what waits to be allotted to what the year's statement says, in the browser. */
@DisplayName("市总划拨与年度结算表")
@ExtendWith(FailureScreens.class)
class AllotmentBrowserIT {

    @RegisterExtension
    final OpenConsoles consoles = new OpenConsoles();

    private static int runs;

    private final SampleCity city = SampleCity.shared();
    private final String code = "PA" + ++runs;
    private final String districtName = "示例" + code + "D工会";
    private long union;
    private long district;

    @BeforeEach
    void fourBatchesWait() {
        district = city.union(code + "D", "DISTRICT", city.root());
        union = city.union(code, "GRASSROOTS", district);
        city.members(union, code, 4);
        city.money(union);
        city.allotment(union);
    }

    private Console signedIn(String name, long at, String role) {
        var login = name + code.toLowerCase();
        return consoles.signIn(city, login, at, role);
    }

    @Test
    @DisplayName("市总业务员制单，市总负责人复核通过、撤销；区局看得到，年度结算表随之变动")
    void fromWaitingToTheStatement() {
        var staff = signedIn("staff", city.root(), "MUNICIPAL_STAFF").menu("市总划拨").shot("120-orders").click("制单");
        staff.choose("保障年度", "2026年").click("搜索").sees(districtName).shot("121-waiting").clickInRow(districtName, "制单").yes().told("划拨单已制作");
        staff.sees("肆拾捌元整").sees("待复核").shot("122-order");
        assertThat(staff.button("复核通过")).hasCount(0);
        var number = city.one("select order_no from allotment_order where district_id = " + district + " order by id desc limit 1");

        var head = signedIn("head", city.root(), "MUNICIPAL_HEAD").menu("市总划拨").choose("保障年度", "全部年度").choose("状态", "待复核").click("搜索");
        head.clickInRow(number, "复核").click("复核通过").fill("银行流水号", "SF-1").typeDay("划拨日期", "2026-01-02").click("复核通过").told("划拨日期不能早于");
        var today = city.one("select (now() at time zone 'Asia/Shanghai')::date::text");
        head.typeDay("划拨日期", today).shot("123-approve").clickTwice("复核通过").told("已记入资金台账").sees("已划拨").sees("SF-1");

        var reviewer = signedIn("reviewer", district, "DISTRICT_REVIEWER").menu("市总划拨").sees(number).menu("资金台账").click("年度结算表");
        reviewer.choose("保障年度", "2026年").click("搜索").sees("已划拨 48.00").sees("待划拨 48.00").shot("124-statement");

        head.click("撤销划拨").fill("原因", "银行退票").shot("125-revoke").click("撤销划拨").told("资金台账已冲销").sees("银行退票");
        reviewer.open("/insurance/ledger-statement.xhtml?year=2026");
        reviewer.sees("已划拨 0.00").sees("待划拨 96.00");
        staff.menu("资金台账").click("年度结算表").choose("保障年度", "2026年").click("搜索").sees("待划拨").shot("126-statement-city");
        staff.open("/insurance/ledger-statement.xhtml?year=2026&union=" + district);
        staff.sees("示例" + code + "工会").sees("待划拨 96.00");
        assertThat(city.number("select sum(debit_fen - credit_fen) from ledger_line where union_id = " + union)).isZero();
    }
}
