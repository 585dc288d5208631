package unioncard.manual;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** 参保 of the new card holders, and what must hold at the end. */
public final class CoverSteps {

    private static final int HOLDERS = 8;
    private static final String NEW_CARDS = "新办卡人员参保办理";

    private final Walk walk;

    public CoverSteps(Walk walk) {
        this.walk = walk;
    }

    /** The rates of the plan for the head count, to the cent; the district gets the list once. */
    public void enrolment() {
        var clerk = walk.clerk().menu("参保信息管理").shot("46-enrolments").click(NEW_CARDS).sees("总共 " + HOLDERS + " 条记录").shot("47-new-cards");
        clerk.choose("保障类型", "A类（综合保障）");
        amount("headcount", HOLDERS + " 人");
        amount("premium", yuan("premium_fen") + " 元");
        amount("municipal", yuan("municipal_fen") + " 元");
        amount("lower", yuan("lower_fen") + " 元");
        clerk.shot("48-preview").click("提交至区局审核").clickTwice("确定").told("已提交至区局审核，共 8 人。").sees("区局确认中");
        var row = clerk.row("区局确认中");
        assertThat(row).hasCount(1);
        assertThat(row.locator("td").first()).hasText("-");
        clerk.shot("49-awaiting-district").click(NEW_CARDS).sees("没有可参保的人员");
        assertThat(walk.number("select count(*) from enrolment_batch")).isEqualTo(1);
        clerk.menu("保障信息查询").sees("区局确认中").sees("总共 " + HOLDERS + " 条记录");
        clerk.menu("参保信息管理").clickInRow("区局确认中", "查看详情").shot("50-enrolment-batch");
        assertThat(clerk.button("确认")).hasCount(0);
        assertThat(clerk.button("撤回")).isVisible();
    }

    private void amount(String id, String text) {
        assertThat(walk.clerk().page().locator("#" + id)).hasText(text);
    }

    /** Half the year's rate, because the cover begins after June. */
    private String yuan(String share) {
        long fen = HOLDERS * walk.number("select " + share + " from premium_rate where year = 2026 and type = 'A' and period = 'HALF'");
        return fen / 100 + "." + String.format("%02d", fen % 100);
    }

    /** 退回 with a reason that the clerk reads, and submission once more. */
    public void returned() {
        var reviewer = walk.reviewer().menu("参保信息管理").shot("51-district").clickInRow(Walk.UNION, "退回");
        reviewer.fill("退回原因", "请核对新办卡人员名单").shot("52-return").click("退回").told("已退回").dialogGone();
        var clerk = walk.clerk().menu("参保信息管理").choose("状态", "全部").click("搜索").sees("请核对新办卡人员名单").shot("53-returned");
        clerk.clickInRow("请核对新办卡人员名单", "修改后重新提交").sees("区局退回原因：请核对新办卡人员名单").sees("均在名单中").shot("53-resubmit");
        clerk.choose("保障类型", "A类（综合保障）").click("提交至区局审核").yes().told("已提交至区局审核，共 8 人。").sees("第 2 版");
    }

    /** 确认: the batch gets its number and the covers can be inquired. */
    public void confirmed() {
        var reviewer = walk.reviewer().menu("参保信息管理").clickInRow("区局确认中", "查看详情").sees("上一版本退回原因：请核对新办卡人员名单").shot("54-district-batch");
        reviewer.click("确认").clickTwice("确定").told("已确认，批次编号");
        var number = walk.text("select batch_no from enrolment_batch where status = 'CONFIRMED'").strip();
        var clerk = walk.clerk().menu("参保信息管理").choose("状态", "已确认").click("搜索").sees(number);
        clerk.menu("保障信息查询").sees(number).sees("总共 " + HOLDERS + " 条记录").shot("55-coverage");
        assertThat(clerk.row(People.FOREIGN.name())).containsText("待生效");
        clerk.fill("证件号码", People.FOREIGN.documentNumber()).click("搜索").sees("总共 1 条记录");
        assertThat(clerk.page().url()).doesNotContain(People.FOREIGN.documentNumber());
    }

    /** Nobody is lost and nobody is there twice. */
    public void numbersAddUp() {
        assertThat(walk.number("select sum(row_count) from member_import where status = 'APPLIED'")).isEqualTo(
                walk.number("select count(*) from member") + walk.number("select count(distinct (import_id, row_no)) from member_import_refusal"));
        assertThat(walk.number("select sum(line_count) from card_batch")).isEqualTo(13).isEqualTo(
                walk.number("select count(*) from card_batch_line where status in ('ISSUED', 'REFUSED', 'OPEN')"));
        assertThat(walk.number("select sum(issued_count) from card_batch")).isEqualTo(HOLDERS).isEqualTo(walk.number("select count(*) from card"))
                .isEqualTo(walk.number("select count(*) from card_batch_line where status = 'ISSUED'"));
        assertThat(walk.number("select sum(refused_count) from card_batch")).isEqualTo(5)
                .isEqualTo(walk.number("select count(*) from card_batch_line where status = 'REFUSED'"));
        assertThat(walk.number("select count(distinct person_id) from card")).isEqualTo(HOLDERS);
        assertThat(walk.number("select count(*) from cover where status = 'CONFIRMED'")).isEqualTo(HOLDERS)
                .isEqualTo(walk.number("select count(distinct person_id) from cover where status = 'CONFIRMED'"));
        assertThat(walk.number("select count(*) from cover where status = 'PROPOSED'")).isZero();
        for (var action : new String[] {"Setup.createFirstAdministrator", "Unions.create", "MemberImports.upload", "PendingList.add",
                "PendingList.addAll", "PendingList.changeExpiry", "PendingList.remove", "PendingList.removeUnpassed", "SpecialForms.save",
                "Submission.submit", "CardRoster.print", "Enrolments.submit"}) {
            assertThat(walk.number("select count(*) from audit_entry where outcome = 'done' and action = '" + action + "'")).as(action).isPositive();
        }
    }

    /** Pages of other duties and rows of other unions. */
    public void wrongRole() {
        for (var view : new String[] {"/security/accounts.xhtml", "/verification/registries.xhtml", "/organisation/unions.xhtml",
            "/bankfile/exchange.xhtml", "/card/batches-detail.xhtml?id=999999"}) {
            absent(Walk.Role.CLERK, view);
        }
        var batch = walk.text("select id from card_batch order by id limit 1");
        absent(Walk.Role.OTHER_CLERK, "/card/batches-detail.xhtml?id=" + batch);
        absent(Walk.Role.OTHER_CLERK, "/insurance/batch.xhtml?id=" + walk.text("select id from enrolment_batch order by id limit 1"));
        absent(Walk.Role.OTHER_CLERK, "/member/member.xhtml?id=" + walk.text("select member_id from card order by id limit 1"));
        assertThat(walk.console(Walk.Role.OTHER_CLERK).open("/card/roster.pdf?batch=" + batch).status()).isEqualTo(404);
        absent(Walk.Role.HEAD, "/security/accounts.xhtml");
        walk.clerk().open("/security/accounts.xhtml");
        walk.clerk().shot("56-not-found");
    }

    private void absent(Walk.Role role, String view) {
        var console = walk.console(role);
        assertThat(console.open(view).status()).as(view).isEqualTo(404);
        console.sees("页面不存在");
    }
}
