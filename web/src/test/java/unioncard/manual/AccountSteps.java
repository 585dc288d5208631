package unioncard.manual;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import unioncard.signin.Authenticator;
import unioncard.testing.ConsoleSession;
import unioncard.testing.RunningProduct;

/** The three administrators on an installation for use: with the second factor. */
public final class AccountSteps implements AutoCloseable {

    private static final String PASSWORD = "Kran-uhr-71-Segel";
    private static final String PRINTING = "打印清册、领取签收单";

    private final RunningProduct product;
    private final Console system;
    private final Console security;
    private List<String> recovery;

    public AccountSteps(RunningProduct product) {
        this.product = product;
        system = Console.on(product);
        security = Console.on(product);
    }

    /** The system administrator sets the second factor up before anything else. */
    public void enrolment() throws IOException {
        ConsoleSession.at(product.address()).setUp(Files.readString(product.setupTokenFile()).strip(), "滨江市总工会", "root", PASSWORD);
        system.signIn("root", PASSWORD).sees("您的角色登录时须使用动态口令");
        assertThat(system.page().locator("nav.menu a.sub")).hasCount(0);
        system.shot("60-second-factor");
        recovery = enrol(system);
        system.shot("62-recovery-codes").click("已保存，进入工作台");
        assertThat(system.page().locator("h1")).containsText("首页");
    }

    private static List<String> enrol(Console console) {
        console.click("开始绑定");
        var app = new Authenticator(console.page().locator("#secret").innerText());
        console.fill("动态口令", "000000").click("完成绑定").told("动态口令不正确");
        console.shot("61-qr-code").fill("动态口令", app.code()).click("完成绑定").told("动态口令已绑定");
        return console.page().locator(".recovery li").allInnerTexts();
    }

    /** After the password the code is asked for; a recovery code opens the door once. */
    public void codeAtSignIn() {
        system.click("退出").signIn("root", PASSWORD);
        var dialog = system.page().locator(".ui-dialog:visible");
        assertThat(dialog).containsText("6 位动态口令");
        system.fill("动态口令", "000000").click("登录").shot("63-code");
        assertThat(system.page().locator("[role=alert]:visible")).containsText("动态口令不正确或已使用过");
        system.fill("动态口令", recovery.get(2)).click("登录");
        assertThat(system.page().locator("h1")).containsText("首页");
        assertThat(system.page().locator(".last-sign-in")).containsText("此后曾输错密码或动态口令 1 次");
        system.click("退出").signIn("root", PASSWORD).fill("动态口令", recovery.get(2)).click("登录");
        assertThat(system.page().locator("[role=alert]:visible")).containsText("动态口令不正确或已使用过");
        system.fill("动态口令", recovery.get(3)).click("登录");
        assertThat(system.page().locator("h1")).containsText("首页");
    }

    /** The system administrator opens the accounts of the other two; the second waits for the first. */
    public void threeAdministrators() {
        system.menu("账号管理");
        assertThat(system.page().locator("nav.menu a").filter(Console.exactly("角色权限管理"))).hasCount(0);
        var first = open("安全员", "safety", "安全管理员");
        open("审计员", "auditor", "审计管理员");
        assertThat(system.row("auditor")).containsText("待安全管理员确认");
        system.shot("64-accounts");
        security.signIn("safety", first).sees("修改后方可使用系统");
        security.fill("原密码", first).fill("新密码", "Safety-2026-x").fill("再输一次密码", "Safety-2026-x").click("修改").told("密码中不能含有用户名");
        security.fill("原密码", first).fill("新密码", "Password-123").fill("再输一次密码", "Password-123").click("修改").told("这个密码太常见");
        security.fill("原密码", first).fill("新密码", PASSWORD).fill("再输一次密码", PASSWORD).click("修改").told("密码已修改");
        enrol(security);
        security.click("已保存，进入工作台").menu("账号管理").clickInRow("auditor", "登录安全").shot("65-sign-in-safety");
        security.click("确认启用").yes().told("账号 auditor 已确认启用");
    }

    private String open(String name, String login, String role) {
        system.click("新增账号").pick("所属工会", "滨江市总工会").fill("姓名", name).fill("用户名", login);
        system.page().locator(".ui-dialog:visible .choice span").filter(Console.exactly(role)).click();
        system.click("开通账号").told("账号 " + login + " 已开通");
        var initial = system.page().locator(".ui-dialog:visible .secret").innerText().strip();
        system.click("已记下").dialogGone();
        return initial;
    }

    /** 角色权限管理: the security administrator makes, changes and deletes a role; what does not fit its level cannot be ticked. */
    public void roles() {
        security.menu("角色权限管理").shot("66-roles").click("新增角色");
        security.fill("角色名称", "清册打印员");
        assertThat(choice("更新比对库")).isDisabled();
        security.click("保存").told("请至少勾选一项权限");
        choice("查看会员卡、待办人员和办卡批次").check();
        choice(PRINTING).check();
        security.shot("67-role").click("保存").told("角色“清册打印员”已新增").dialogGone();
        var head = security.page().locator(".matrix thead th").filter(new Locator.FilterOptions().setHasText("清册打印员"));
        head.locator("a").filter(Console.exactly("修改")).click();
        assertThat(choice(PRINTING)).isChecked();
        choice(PRINTING).uncheck();
        security.click("保存").told("角色“清册打印员”已修改").dialogGone();
        head.locator("a").filter(Console.exactly("删除")).click();
        security.yes().told("角色“清册打印员”已删除");
        assertThat(head).hasCount(0);
    }

    private Locator choice(String words) {
        return security.page().locator(".ui-dialog:visible .choice").filter(Console.exactly(words)).locator("input");
    }

    /** Before a session ends for want of requests a dialog warns; without an answer the start page comes. */
    public void idleWarning() {
        security.page().clock().install();
        security.open("/signin/profile.xhtml");
        security.shot("68-profile");
        security.page().clock().fastForward("14:00");
        var warning = security.page().locator(".ui-dialog:visible").filter(new Locator.FilterOptions().setHasText("即将退出登录"));
        assertThat(warning).containsText("未保存的内容将丢失");
        security.shot("69-idle").click("继续使用");
        assertThat(warning).hasCount(0);
        security.page().clock().fastForward("15:05");
        security.page().waitForURL("**/index.xhtml?ended=IDLE");
        security.sees("登录已超时");
    }

    /** What went wrong in a window. */
    public void nothingWentWrong() {
        assertThat(system.problems()).isEmpty();
        assertThat(security.problems()).isEmpty();
    }

    @Override
    public void close() {
        system.close();
        security.close();
    }
}
