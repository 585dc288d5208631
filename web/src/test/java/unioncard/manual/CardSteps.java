package unioncard.manual;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** 待办人员列表: filters, verification, expiry, removal and submission of both channels. */
public final class CardSteps {

    private static final String SUBMIT = "提交办卡";

    private final Walk walk;

    public CardSteps(Walk walk) {
        this.walk = walk;
    }

    /** Tabs and filters; a document number never stands in the URL; nothing unverified can be submitted. */
    public void pendingList() {
        var clerk = walk.clerk().menu("待办人员列表").sees("普通办卡通道 (13)").sees("特殊办卡通道 (1)").sees("待办会员共 13 人").sees("未校验 13 人");
        clerk.shot("21-pending-list");
        assertThat(clerk.button(SUBMIT)).isDisabled();
        clerk.fill("证件号码", People.DOTTED.documentNumber()).click("搜索").sees("总共 1 条记录");
        assertThat(clerk.names()).containsExactly(People.DOTTED.name());
        assertThat(clerk.page().url()).contains("document=").doesNotContain(People.DOTTED.documentNumber());
        clerk.shot("22-by-document-number").click("重置").sees("总共 13 条记录");
        clerk.choose("信息校验状态", "已通过").click("搜索").sees("没有找到匹配的记录").click("重置");
    }

    /** 提交市级校验: progress, then a result with its reason for everybody. */
    public void verification() {
        var clerk = walk.clerk().menu("待办人员列表").click("提交市级校验").told("已提交市级校验，共 13 人。").shot("23-verifying");
        clerk.sees("校验通过 9 人").sees("未通过 4 人").sees("未校验 0 人").putMessagesAway().shot("24-verified");
        reason(People.NAME_DIFFERS, "人口库：姓名与证件号码不一致");
        reason(People.NOT_FOUND, "人口库：库中无此号");
        reason(People.DECEASED, "人口库：人员已死亡或注销，请核实会籍");
        reason(People.UNREADABLE, "人口库：姓名不一致，姓名含生僻字或库内字符缺失");
        reason(People.OTHER_UNIT, "人保库：在其他单位参保");
        reason(People.UNINSURED, "人保库：未查到参保记录");
        assertThat(clerk.button(SUBMIT)).isDisabled();
        clerk.choose("信息校验状态", "未通过").click("搜索").sees("总共 4 条记录");
        assertThat(clerk.names()).containsExactlyInAnyOrderElementsOf(People.REFUSED_BY_REGISTRY.stream().map(Newcomer::name).toList());
        clerk.click("重置");
    }

    private void reason(Newcomer person, String text) {
        assertThat(walk.clerk().row(person.name())).containsText(text);
    }

    /** 修改证件到期日: a past day is refused, a coming one is kept and asks for another verification. */
    public void expiry() {
        var clerk = walk.clerk().menu("待办人员列表");
        clerk.clickInRow(People.EXPIRING.name(), "修改证件到期日").day("证件到期日", "2026-11-22").click("保存");
        assertThat(clerk.page().locator(".ui-dialog:visible .ui-message-error, .ui-growl-item").first()).isVisible();
        clerk.shot("25-expiry-refused").putMessagesAway();
        assertThat(walk.number("select count(*) from person where document_expires_on is not null")).isZero();
        clerk.day("证件到期日", "2026-11-24").click("保存").told("证件到期日已修改，请重新提交市级校验。").dialogGone();
        clerk.sees("校验通过 8 人").sees("未校验 1 人").shot("26-expiry-changed");
        clerk.click("提交市级校验").sees("校验通过 9 人").putMessagesAway();
    }

    /** 移除: one, and all that did not pass. */
    public void removal() {
        var clerk = walk.clerk().menu("待办人员列表").clickInRow(People.REMOVED.name(), "移除").shot("27-remove-question").yes().told("已移除 1 人。").sees("待办会员共 12 人");
        clerk.click("移除全部校验未通过及未校验会员").shot("28-remove-unpassed").yes().told("已移除 4 人。").sees("待办会员共 8 人");
    }

    /** 提交办卡: the manual's question; clicking twice makes one batch. */
    public void submission() {
        var clerk = walk.clerk().menu("待办人员列表").click(SUBMIT);
        assertThat(clerk.page().locator(".ui-dialog:visible")).containsText("将「普通办卡通道」所有办卡信息（8 人）提交至银行？");
        assertThat(clerk.page().locator(".ui-dialog:visible")).containsText("提交后可以在「会员详情」和「办卡批次管理」中查看办理情况。");
        assertThat(clerk.page().locator(".ui-dialog:visible")).containsText("确定提交吗?".replace('?', '？'));
        clerk.shot("29-submit-question").clickTwice("确定").told("已提交办卡，批次编号").dialogGone();
        clerk.sees("普通办卡通道 (0)").shot("30-submitted");
        assertThat(walk.number("select count(*) from card_batch")).isEqualTo(1);
        assertThat(walk.number("select line_count from card_batch")).isEqualTo(8);
    }

    /** 特殊办卡通道: a draft keeps what is valid and shows what is missing; the complete form with its attachments can be submitted. */
    public void foreigner() {
        var clerk = walk.clerk().menu("待办人员列表").click("特殊办卡通道 (1)");
        assertThat(clerk.button(SUBMIT)).isDisabled();
        clerk.sees("信息待完善 1 人").shot("31-special-incomplete").clickInRow(People.FOREIGN.name(), "完善信息").sees("还缺").sees("证件签发机关");
        clerk.fill("姓（英文或拼音）", "o'neill").fill("名（英文或拼音）", "玛丽").fill("职业", "工程师").click("保存").told("以下内容格式不正确，未保存");
        clerk.sees("名（英文或拼音）").shot("32-special-draft");
        assertThat(walk.text("select surname_latin || '|' || coalesce(given_name_latin, '') || '|' || occupation from special_information").strip())
                .isEqualTo("O'NEILL||工程师");
        new SpecialSteps(walk).fillIn();
        clerk.shot("33-special-form");
        new SpecialSteps(walk).attach("证件正面", "passport.jpg").attach("居留或工作许可", "permit.png").attach("签名授权书", "authorisation.pdf");
        clerk.sees("还缺 1 项").shot("33-special-attachments");
        new SpecialSteps(walk).refusals().attach("税收居民声明", "declaration.pdf").previews();
        clerk.sees("信息已完善").click("保存").told("特殊办卡信息已完善。");
        clerk.sees("信息待完善 0 人").click("提交市级校验").sees("校验通过 1 人").putMessagesAway().click(SUBMIT);
        assertThat(clerk.page().locator(".ui-dialog:visible")).containsText("将「特殊办卡通道」所有办卡信息（1 人）提交至银行？");
        clerk.click("确定").told("已提交办卡，批次编号").dialogGone().sees("普通办卡通道 (0)").sees("特殊办卡通道 (0)").shot("34-list-empty");
        assertThat(walk.number("select count(*) from pending_entry")).isZero();
        assertThat(walk.number("select count(*) from card_batch_attachment")).isEqualTo(4);
    }
}
