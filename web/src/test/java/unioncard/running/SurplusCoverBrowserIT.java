package unioncard.running;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.testing.FailureScreens;

/** A person is covered twice under two documents: what municipal staff do, and what everybody else sees of it, in the browser. */
@DisplayName("重复参保")
@ExtendWith(FailureScreens.class)
class SurplusCoverBrowserIT {

    @RegisterExtension
    final OpenConsoles consoles = new OpenConsoles();

    private final SampleCity city = SampleCity.shared();

    @Test
    @DisplayName("区局确认后发现重复：作无效不填日期，保费冲减，经办人不再待缴费；撤销后恢复；参保统计上看得到谁还没有参保")
    void foundAndTakenBack() {
        long district = city.union("SUD", "DISTRICT", city.root());
        long union = city.union("SU", "GRASSROOTS", district);
        city.members(union, "SU", 1);
        city.history(union);
        long other = city.union("SU2", "GRASSROOTS", district);
        city.members(other, "SU2", 1);
        city.history(other);
        city.jdbi().useHandle(h -> h.execute("update cover set status = 'RELEASED' where union_id = ?", other));
        long cover = city.number("select id from cover where union_id = " + union);

        var reviewer = consoles.signIn(city, "su-reviewer", district, "DISTRICT_REVIEWER").menu("参保信息管理").click("区局审核").tick("示例SU工会")
                .click("确认所选").yes().sees("本次提交的批次已全部确认");
        var clerk = consoles.signIn(city, "su-clerk", union, "GRASSROOTS_CLERK").menu("缴费凭证").sees("待缴费");
        assertThat(clerk.row(batchNo(union))).containsText(owed(union));

        var staff = consoles.signIn(city, "su-staff", city.root(), "MUNICIPAL_STAFF");
        staff.open("/insurance/coverage-person.xhtml?id=" + cover);
        staff.clickInRow("2026年", "终止保障");
        assertThat(staff.page().locator("[id$=endsOn_input]")).isVisible();
        staff.choose("终止原因", "重复参保");
        assertThat(staff.page().locator("[id$=endsOn_input]")).hasCount(0);
        staff.fill("说明", "另以护照参保，批次 20260201000001").shot("surplus-dialog").click("终止保障").told("保障已终止").sees("无效（重复参保）")
                .sees("自始无效（重复参保）").shot("surplus-void");
        staff.menu("资金台账").choose("业务类型", "重复参保冲减").click("搜索").shot("surplus-ledger");
        assertThat(staff.row(batchNo(union)).first()).containsText("重复参保冲减");
        clerk.menu("缴费凭证");
        assertThat(clerk.row(batchNo(union))).hasCount(0);
        reviewer.open("/insurance/batch.xhtml?id=" + city.number("select batch_id from cover where id = " + cover));
        reviewer.sees("其中重复参保已冲减").shot("surplus-batch");

        staff.open("/insurance/coverage-person.xhtml?id=" + cover);
        staff.clickInRow("2026年", "撤销终止").fill("说明", "不是同一人").click("撤销终止").told("已撤销终止").shot("surplus-taken-back");
        clerk.menu("缴费凭证");
        assertThat(clerk.row(batchNo(union))).containsText(owed(union));

        reviewer.open("/insurance/statistics.xhtml?year=2026&union=" + other);
        reviewer.page().locator("#without").click();
        reviewer.sees("有卡无保人员").sees("会员1").shot("without-cover");
        assertThat(reviewer.names()).hasSize(1);
    }

    private String owed(long union) {
        return city.one("select to_char(lower_fen / 100.0, 'FM990.00') from enrolment_batch where status = 'CONFIRMED' and union_id = " + union);
    }

    private String batchNo(long union) {
        return city.one("select batch_no from enrolment_batch where status = 'CONFIRMED' and union_id = " + union);
    }
}
