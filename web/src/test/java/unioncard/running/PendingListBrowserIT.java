package unioncard.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.manual.Console;
import unioncard.testing.FailureScreens;

/** 待办人员列表 in two windows at once, and what stands against a submission. */
@DisplayName("待办人员列表：两人同时办理，不能提交的会员")
@ExtendWith(FailureScreens.class)
class PendingListBrowserIT {

    @RegisterExtension
    final OpenConsoles consoles = new OpenConsoles();

    private static int runs;

    private final SampleCity city = SampleCity.shared();
    private final String code = "PL" + ++runs;
    private long union;

    @BeforeEach
    void threeWhoHavePassed() {
        union = city.union(code, "GRASSROOTS", city.union(code + "D", "DISTRICT", city.root()));
        city.members(union, code, 3);
        city.jdbi().useHandle(h -> h.execute("update person set name = '李𬎆' where name = '会员2' and id in (select person_id from member where union_id = "
                + union + ")"));
        city.pendingEntries(union);
        city.jdbi().useHandle(h -> h.execute("update pending_entry set verification = 'PASSED', verified_at = now() where union_id = " + union));
    }

    private Console clerk(String name) {
        var login = name + code.toLowerCase();
        return consoles.signIn(city, login, union, "GRASSROOTS_CLERK").menu("待办人员列表");
    }

    private static String dialog(Console console) {
        return console.page().locator(".ui-dialog:visible").innerText();
    }

    @Test
    @DisplayName("两人先后提交同一名单：只有一个批次，后一人被告知去哪里看")
    void bothSubmit() {
        var first = clerk("first").click("提交办卡");
        var second = clerk("second").click("提交办卡");
        assertThat(dialog(first)).contains("3 人）提交至银行");
        assertThat(dialog(second)).contains("3 人）提交至银行");
        first.clickTwice("确定").told("已提交办卡，批次编号");
        second.click("确定").told("可能已被提交，请到「办卡批次管理」查看");
        assertThat(city.number("select count(*) from card_batch where union_id = " + union)).isEqualTo(1);
        assertThat(city.number("select count(*) from pending_entry where union_id = " + union)).isZero();
        assertThat(city.number("select count(*) from card_batch_line l join card_batch b on b.id = l.batch_id where b.union_id = " + union)).isEqualTo(3);
    }

    @Test
    @DisplayName("两人先后移除同一会员：后一人被告知，只记一次")
    void bothRemove() {
        var first = clerk("first").sees("待办会员共 3 人");
        var second = clerk("second").sees("待办会员共 3 人").tick("会员1").tick("会员3");
        first.clickInRow("会员1", "移除").yes().told("已移除 1 人");
        second.click("移除选中").yes().told("已移除 1 人；另有 1 人已不在列表中或正在校验").sees("待办会员共 1 人").shot("91-removed-before");
        assertThat(city.number("select count(*) from card_log l join member m on m.id = l.member_id where l.step = 'REMOVED' and m.union_id = " + union))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("同事提交或取消市级校验，另一人打开着的列表自己更新")
    void newsOfTheOther() {
        city.jdbi().useHandle(h -> h.execute("update pending_entry set verification = 'UNVERIFIED', verified_at = null where union_id = " + union));
        var second = clerk("second").sees("未校验 3 人");
        var first = clerk("first").click("提交市级校验").told("已提交市级校验");
        second.sees("取消校验").sees("校验中").shot("93-news");
        first.click("取消校验").yes().told("已取消校验");
        second.sees("校验已取消，请重新提交市级校验");
    }

    @Test
    @DisplayName("推送被网络挡住：同事提交或取消市级校验，打开着的列表过一会儿自己更新；自己提交的也看得到结束")
    void newsWithoutPush() {
        city.jdbi().useHandle(h -> h.execute("update pending_entry set verification = 'UNVERIFIED', verified_at = null where union_id = " + union));
        var cutOff = clerk("second");
        // What a browser does when a proxy refuses the connection.
        cutOff.page().addInitScript("window.WebSocket = class { constructor() { setTimeout(() => this.onclose({code: 1006, reason: ''})); } close() { } };");
        cutOff.menu("待办人员列表").sees("未校验 3 人");
        var first = clerk("first");
        first.page().waitForFunction("() => window.pushed");
        assertThat(cutOff.page().evaluate("!window.pushed")).isEqualTo(true);
        first.click("提交市级校验").told("已提交市级校验");
        cutOff.sees("取消校验").sees("校验中").shot("94-news-without-push");
        first.click("取消校验").yes().told("已取消校验");
        cutOff.sees("校验已取消，请重新提交市级校验");
        cutOff.click("提交市级校验").told("已提交市级校验").sees("校验中");
        first.sees("取消校验").click("取消校验").yes().told("已取消校验");
        cutOff.sees("校验已取消，请重新提交市级校验");
        assertThat(cutOff.button("取消校验").count()).isZero();
    }

    @Test
    @DisplayName("T58：提交后后退、刷新，只见空的名单，不会再提交一次")
    void backAndReload() {
        var clerk = clerk("clerk").click("提交办卡").click("确定").told("已提交办卡，批次编号");
        clerk.page().goBack();
        submittedOnce(clerk);
        clerk.page().reload();
        submittedOnce(clerk);
        clerk.page().goForward();
        submittedOnce(clerk);
        clerk.page().reload();
        submittedOnce(clerk.shot("95-back-after-submission"));
    }

    @Test
    @DisplayName("T58：同一人的另一个标签页还是旧的：再提交、再移除、再校验，什么也不发生，并告知原因")
    void staleTab() {
        var first = clerk("clerk");
        var asking = first.tab("/card/pending-list.xhtml").click("提交办卡");
        var removing = first.tab("/card/pending-list.xhtml").tick("会员1");
        var preparing = first.tab("/card/pending-list.xhtml");
        List.of(asking, removing, preparing).forEach(consoles::add);
        first.click("提交办卡").click("确定").told("已提交办卡，批次编号");
        asking.click("确定").told("可能已被提交，请到「办卡批次管理」查看").sees("待办会员共 0 人");
        removing.click("移除选中").yes().told("已不在待办人员列表中").sees("待办会员共 0 人");
        preparing.click("提交市级校验").told("没有需要校验的会员").sees("待办会员共 0 人");
        submittedOnce(first);
    }

    private void submittedOnce(Console clerk) {
        clerk.sees("待办会员共 0 人").sees("已提交办卡的请到「办卡批次管理」查看");
        assertThat(clerk.button("提交办卡").isDisabled()).isTrue();
        assertThat(city.number("select count(*) from card_batch where union_id = " + union)).isEqualTo(1);
        assertThat(city.number("select count(*) from card_batch_line l join card_batch b on b.id = l.batch_id where b.union_id = " + union)).isEqualTo(3);
        assertThat(city.one("select string_agg(l.step, ' ') from card_log l join member m on m.id = l.member_id where l.step in ('SUBMITTED', 'REMOVED', "
                + "'VERIFICATION') and m.union_id = " + union)).as("nothing but the submission").isEqualTo("SUBMITTED SUBMITTED SUBMITTED");
    }

    @Test
    @DisplayName("证件到期的会员挡住提交：按人列出原因，移除后问是否提交")
    void obstacles() {
        city.jdbi().useHandle(h -> h.execute("update person set document_long_term = false, document_expires_on = current_date - 2 where name = '李𬎆' "
                + "and id in (select person_id from member where union_id = " + union + ")"));
        var clerk = clerk("clerk").click("提交办卡").shot("92-obstacles");
        assertThat(dialog(clerk)).contains("有 1 人不能提交").contains("李𬎆").contains("到期");
        clerk.click("移除这些会员").told("已移除 1 人");
        assertThat(dialog(clerk)).contains("2 人）提交至银行");
        clerk.click("确定").told("已提交办卡，批次编号");
        assertThat(city.number("select count(*) from card_batch_line l join card_batch b on b.id = l.batch_id where b.union_id = " + union)).isEqualTo(2);
    }

    @Test
    @DisplayName("首页提醒证件即将到期，点开只见这些会员；返回后筛选还在")
    void expiring() {
        city.jdbi().useHandle(h -> h.execute("update person set document_long_term = false, document_expires_on = current_date + 10 where name = '李𬎆' "
                + "and id in (select person_id from member where union_id = " + union + ")"));
        var clerk = clerk("clerk").menu("首页").sees("收件截止日");
        clerk.page().locator("a.tile", new Page.LocatorOptions().setHasText("待办会员证件已到期或即将到期")).click();
        clerk.sees("总共 1 条记录").clickInRow("李𬎆", "查看详情").click("返回").sees("总共 1 条记录").sees("李𬎆");
    }
}
