package unioncard.running;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import unioncard.manual.Console;
import unioncard.testing.FailureScreens;

/** What a clerk does with cards after the bank has made them, in the browser. */
@DisplayName("发卡、挂失、补换、年度注册")
@ExtendWith(FailureScreens.class)
class CardLifeBrowserIT {

    private static final String NEW_NUMBER = "6219990000000001000";

    private static int runs;

    private final SampleCity city = SampleCity.shared();
    private final String code = "CL" + ++runs;
    private long union;
    private String batch;
    private Console clerk;

    @BeforeEach
    void threeCardsOfABatch() {
        union = city.union(code, "GRASSROOTS", city.union(code + "D", "DISTRICT", city.root()));
        city.members(union, code, 3);
        city.jdbi().useHandle(h -> h.execute("update person set name = '李𬎆' where name = '会员2' and id in (select person_id from member where union_id = "
                + union + ")"));
        batch = city.batchAtBank(union);
        city.issue(batch);
        city.account("clerk" + code.toLowerCase(), union, "GRASSROOTS_CLERK");
        clerk = Console.on(city.product()).signIn("clerk" + code.toLowerCase(), SampleCity.PASSWORD);
    }

    @AfterEach
    void close() {
        assertThat(clerk.problems()).isEmpty();
        clerk.close();
    }

    @Test
    @DisplayName("发卡登记：勾选、整批、撤销")
    void handOut() {
        clerk.menu("办卡批次管理").clickInRow(batch, "查看详情").sees("未发放 3 张").shot("80-hand-out");
        clerk.click("登记发放").click("登记发放").told("请先勾选").click("取消").dialogGone();
        clerk.tick("会员1").click("登记发放").choose("领取方式", "本人网点领取").fill("领取人", "王代领").shot("81-hand-out-dialog");
        clerk.clickTwice("登记发放").told("已登记发放 1 张").dialogGone().sees("已发放 1 张").sees("未发放 2 张");
        clerk.click("整批登记发放").click("登记发放").told("已登记发放 2 张").dialogGone().sees("未发放 0 张").shot("82-handed-out");
        clerk.choose("发放情况", "未发放").click("搜索").sees("没有找到匹配的记录");
        assertThat(city.one("select string_agg(handed_to, ' ' order by id) from card where handed_on is not null and member_id in "
                + "(select id from member where union_id = " + union + ")")).isEqualTo("王代领 李𬎆 会员3");

        member("会员1").sees("王代领").click("撤销发放登记").fill("原因", "勾错人").click("撤销发放登记").told("已撤销发放登记").sees("未发放").sees("勾错人");
        clerk.click("发卡登记").click("登记发放").told("已登记发放 1 张").sees("单位集中领取后发放");
    }

    @Test
    @DisplayName("激活、挂失、解挂、补换卡、注销：每一步都在会员详情登记，新卡号不回到页面")
    void life() {
        member("李𬎆").sees("未激活").shot("83-card");
        clerk.click("激活").clickTwice("确定").told("已登记激活").sees("本年度未注册");
        clerk.click("挂失").click("确定");
        assertThat(clerk.page().locator(".ui-dialog:visible .ui-message-error-detail")).containsText("原因");
        clerk.choose("告知人", "银行告知").fill("原因", "在地铁上遗失").shot("84-loss").click("确定").told("已登记挂失").sees("银行告知");
        clerk.click("解挂").click("确定").told("已登记解挂");
        clerk.click("补换卡").fill("新卡号", NEW_NUMBER.substring(0, 18) + "1").fill("原因", "卡片损坏").click("确定").told("新卡号不正确");
        clerk.fill("新卡号", "6219 9900 0000 0001 000").shot("85-replacement").click("确定").told("已登记补换卡").sees("以前的卡").sees("621999****1000");
        clerk.shot("86-replaced");
        assertThat(clerk.page().content()).doesNotContain(NEW_NUMBER);
        clerk.page().setViewportSize(390, 844);
        clerk.shot("87-replaced-narrow").page().setViewportSize(1366, 900);
        clerk.click("注销").fill("原因", "会员要求销户").click("确定").told("已登记注销").sees("还没有会员服务卡").sees("待办中");
        assertThat(city.number("select count(*) from member where handling_status = 'OPEN' and union_id = " + union)).isEqualTo(1);
    }

    @Test
    @DisplayName("两人同时办理同一张卡：后一人被告知")
    void twoClerks() {
        city.account("second" + code.toLowerCase(), union, "GRASSROOTS_CLERK");
        var second = Console.on(city.product()).signIn("second" + code.toLowerCase(), SampleCity.PASSWORD);
        second.menu("会员卡信息管理").clickInRow("会员1", "查看详情").click("挂失").fill("原因", "遗失");
        member("会员1").click("补换卡").fill("新卡号", "6219990000000002008").fill("原因", "遗失").click("确定").told("已登记补换卡");
        second.click("确定").told("内容已被他人修改");
        assertThat(second.problems()).isEmpty();
        second.close();
    }

    @Test
    @DisplayName("年度注册：勾选、全部，注册后为有效卡")
    void registration() {
        city.jdbi().useHandle(h -> h.execute("update card set status = 'ACTIVE', activated_on = card_no_date where member_id in (select id from member "
                + "where union_id = " + union + ")"));
        clerk.menu("会员卡信息管理").click("年度注册").sees("未注册 3 张").shot("88-registration");
        clerk.tick("会员1").clickTwice("选中注册").told("已办理年度注册 1 张").sees("未注册 2 张");
        clerk.click("全部注册").yes().told("已办理年度注册 2 张").sees("未注册 0 张").shot("89-registered");
        clerk.page().setViewportSize(390, 844);
        clerk.shot("90-registered-narrow").page().setViewportSize(1366, 900);
        clerk.clickInRow("李𬎆", "查看详情").sees("有效卡");
    }

    private Console member(String name) {
        return clerk.menu("会员卡信息管理").clickInRow(name, "查看详情");
    }
}
