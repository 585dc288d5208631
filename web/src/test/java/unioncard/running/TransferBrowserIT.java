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

/** A transfer between two districts in the browser, by everybody who takes part. */
@DisplayName("会员转出审核")
@ExtendWith(FailureScreens.class)
class TransferBrowserIT {

    @RegisterExtension
    final OpenConsoles consoles = new OpenConsoles();

    private static int runs;

    private final SampleCity city = SampleCity.shared();
    private final String a = "TA" + ++runs;
    private final String b = "TB" + runs;
    private long union;

    @BeforeEach
    void twoUnions() {
        union = city.union(a, "GRASSROOTS", city.union(a + "D", "DISTRICT", city.root()));
        long west = city.union(b + "D", "DISTRICT", city.root());
        long other = city.union(b, "GRASSROOTS", west);
        city.members(union, a, 2);
        city.pendingEntries(union);
        city.account("clerk" + a.toLowerCase(), union, "GRASSROOTS_CLERK");
        city.account("head" + a.toLowerCase(), union, "GRASSROOTS_HEAD");
        city.account("clerk" + b.toLowerCase(), other, "GRASSROOTS_CLERK");
        city.account("reviewer" + b.toLowerCase(), west, "DISTRICT_REVIEWER");
    }

    private Console signedIn(String login) {
        return consoles.signIn(city.product(), login.toLowerCase());
    }

    @Test
    @DisplayName("转入申请：查找、申请、转出工会审核、转入区局确认，会员归转入工会")
    void transferIn() {
        var memberNo = city.one("select min(member_no) from member where union_id = " + union);
        var asking = signedIn("clerk" + b).menu("会员转出审核").sees("没有符合条件的转会申请").shot("60-transfers-empty");
        asking.click("发起转入").fill("会员编号", "12345").click("查找").told("请输入 10 位会员编号");
        asking.fill("会员编号", "0000000000").click("查找").told("未找到该会员");
        asking.fill("会员编号", memberNo).click("查找").shot("61-transfer-found");
        assertThat(asking.page().locator(".ui-dialog:visible")).containsText("会**");
        asking.clickTwice("提交转入申请").told("转入申请已提交").sees("待转出审核").shot("62-transfer-asked");
        assertThat(requests()).isEqualTo(1);
        assertThat(city.number("select count(*) from pending_entry where union_id = " + union)).isEqualTo(1);

        var head = signedIn("head" + a).menu("首页").sees("转会申请待处理").menu("会员转出审核").sees("待我处理 (1)");
        head.clickInRow(memberNo, "审核").sees("由“示例" + a + "工会”负责人或其区局审核员处理");
        head.click("不同意").click("不同意");
        assertThat(head.page().locator(".ui-dialog:visible .ui-message-error-detail")).containsText("原因");
        head.click("取消").click("同意转出").fill("意见", "同意").clickTwice("同意转出").told("已同意转出").sees("待转入确认").shot("63-transfer-released");

        var reviewer = signedIn("reviewer" + b).menu("会员转出审核");
        reviewer.clickInRow(memberNo, "确认").click("确认转入").shot("64-transfer-confirm").click("确认转入").told("已确认转入").sees("已完成");
        asking.click("撤回").yes().told("该申请已处理");
        asking.menu("会员管理").sees(memberNo);
        assertThat(signedIn("clerk" + a).menu("会员管理").row(memberNo)).hasCount(0);
    }

    @Test
    @DisplayName("转出申请：从会员详情发起，撤回后会员恢复正常")
    void transferOut() {
        var clerk = signedIn("clerk" + a).menu("会员管理");
        clerk.clickInRow("会员1", "查看详情").click("转出").sees("该会员在待办人员列表中").shot("65-transfer-out");
        clerk.click("提交转出申请").sees("请填写转入工会");
        clerk.pick("转入工会", "示例" + b + "工会").click("提交转出申请").told("转出申请已提交").sees("待转入确认");
        clerk.menu("会员转出审核").choose("状态", "待转入确认").click("搜索").sees("总共 1 条记录");
        assertThat(clerk.page().url()).contains("status=RELEASED");
        clerk.clickInRow("会员1", "查看详情").click("撤回").yes().told("已撤回").sees("已撤回").shot("66-transfer-withdrawn");
        assertThat(city.number("select count(*) from member where status = 'ACTIVE' and union_id = " + union)).isEqualTo(2);
    }

    private long requests() {
        return city.number("select count(*) from transfer_request where union_id = " + union);
    }
}
