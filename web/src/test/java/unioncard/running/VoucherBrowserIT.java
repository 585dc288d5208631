package unioncard.running;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.manual.Console;
import unioncard.testing.FailureScreens;
import unioncard.testing.Scans;

/** From what a union owes to what the ledger says, in the browser. */
@DisplayName("缴费凭证与资金台账")
@ExtendWith(FailureScreens.class)
class VoucherBrowserIT {

    @RegisterExtension
    final OpenConsoles consoles = new OpenConsoles();

    private static int runs;

    private final SampleCity city = SampleCity.shared();
    private final String code = "PV" + ++runs;
    private long union;
    private long district;

    @BeforeEach
    void threeBatchesOwe() {
        district = city.union(code + "D", "DISTRICT", city.root());
        union = city.union(code, "GRASSROOTS", district);
        city.members(union, code, 3);
        city.money(union);
        city.jdbi().useHandle(h -> {
            h.execute("update payment_voucher set status = 'RETURNED', return_reason = '样例', decided_by = 'x', decided_at = now() where union_id = " + union);
            h.execute("update payment_voucher_batch set live = false where voucher_id in (select id from payment_voucher where union_id = " + union + ")");
            h.execute("update enrolment_batch set voucher_due_on = current_date + 5, owes = true where voucher_due_on = date '2026-03-03' and union_id = "
                    + union);
        });
    }

    private Console signedIn(String name, long at, String role) {
        var login = name + code.toLowerCase();
        return consoles.signIn(city, login, at, role);
    }

    private String batch(int nth) {
        return city.one("select batch_no from enrolment_batch where status = 'CONFIRMED' and union_id = " + union + " order by id offset " + nth + " limit 1");
    }

    private Path scan(String name) {
        return Scans.file(city.product().dataFolder().resolve("scans"), name);
    }

    @Test
    @DisplayName("工会上传凭证，区局退回、审核通过、撤销核销，资金台账随之变动")
    void fromDebtToLedger() {
        var clerk = signedIn("clerk", union, "GRASSROOTS_CLERK").menu("缴费凭证").sees("逾期未缴").shot("94-owing");
        clerk.click("为所选批次上传凭证").told("请先勾选");
        clerk.tick(batch(0)).tick(batch(1)).click("为所选批次上传凭证").sees("24.00 元");
        clerk.fill("凭证金额（元）", "23.99").typeDay("缴费日期", "2026-03-01").click("提交审核").told("请先选择文件");
        clerk.attach(scan("voucher-1.png")).click("提交审核").told("凭证金额 23.99 元与所选批次应缴合计 24.00 元不一致");
        clerk.fill("凭证金额（元）", "24").attach(scan("voucher-1.png")).shot("95-voucher-form").click("提交审核").told("缴费凭证已提交");
        clerk.sees("待审核").shot("96-voucher");
        assertThat(clerk.page().locator("img.attachment")).hasJSProperty("naturalWidth", 600);

        var reviewer = signedIn("reviewer", district, "DISTRICT_REVIEWER").menu("缴费凭证").sees("待审核").shot("97-queue").click("审核");
        reviewer.click("退回").fill("原因", "回单未盖业务章").shot("98-return").clickTwice("退回").told("已退回").sees("回单未盖业务章");
        clerk.menu("缴费凭证").clickInRow(batch(0), "上传凭证").fill("凭证金额（元）", "12").typeDay("缴费日期", "2026-03-01");
        clerk.attach(scan("voucher-2.pdf")).click("提交审核").told("缴费凭证已提交");
        reviewer.menu("缴费凭证").click("审核").click("审核通过").yes().told("所缴批次已核销").sees("已核销");
        reviewer.menu("资金台账").choose("业务类型", "凭证核销").click("搜索").sees("总共 2 条记录").sees(batch(0)).shot("99-ledger");
        assertThat(reviewer.page().url()).contains("kind=VOUCHER");
        reviewer.menu("缴费凭证").choose("状态", "已核销").click("搜索").click("查看详情").click("撤销核销").fill("原因", "误点通过").click("撤销核销")
                .told("资金台账已冲销").sees("误点通过");
        reviewer.menu("资金台账").choose("保障年度", "全部年度").choose("业务类型", "冲销").click("搜索").sees("总共 2 条记录").sees("撤销核销缴费凭证");
        clerk.menu("缴费凭证").sees(batch(0));
        assertThat(city.number("select sum(debit_fen - credit_fen) from ledger_line where union_id = " + union)).isZero();
    }
}
