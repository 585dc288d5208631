package unioncard.manual;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** From the empty product to people who can sign in and registries that can be asked. */
public final class OfficeSteps {

    private final Walk walk;

    public OfficeSteps(Walk walk) {
        this.walk = walk;
    }

    /** 登录 before there is any account, and the set-up by the one-time token. */
    public void startAndSetUp() throws IOException {
        var console = walk.console(Walk.Role.ADMINISTRATOR);
        assertThat(walk.number("select count(*) from user_account")).as("accounts nobody asked for").isZero();
        console.shot("01-start-page").click("登录").shot("02-sign-in");
        console.fill("用户名", "admin").fill("密码", "not-the-password").click("登录");
        assertThat(console.page().locator("[role=alert]:visible")).hasText("用户名或密码不正确");
        console.shot("03-wrong-password");
        console.open("/index.xhtml");
        console.click("首次使用，请先初始化");
        console.fill("初始化口令", Files.readString(walk.product().setupTokenFile()).strip()).fill("市总工会名称", Walk.FEDERATION)
                .fill("管理员用户名", "admin").fill("姓名", "沈明").fill("密码", Walk.PASSWORD).fill("再输一次密码", Walk.PASSWORD);
        console.shot("04-setup").click("完成初始化").told("初始化完成，请登录。");
        assertThat(walk.product().setupTokenFile()).doesNotExist();
        assertThat(console.open("/setup.xhtml").status()).isEqualTo(404);
        console.signIn("admin", Walk.PASSWORD);
        assertThat(console.page().locator("h1")).containsText("首页");
        console.shot("05-home");
    }

    /** 账号管理, 组织管理: the administrator opens the account of the municipal staff, who makes district, street and two grassroots unions. */
    public void unions() {
        account(Walk.Role.STAFF, Walk.FEDERATION, "市总业务", "staff", "市总业务员");
        var console = walk.console(Walk.Role.STAFF).menu("组织管理");
        create("区局（产业）工会", Walk.DISTRICT, null);
        create("各级工会", Walk.STREET, null);
        create("基层工会", Walk.UNION, People.CREDIT_CODE);
        console.fill("工会", "江湾街道").click("搜索").click(Walk.STREET);
        create("基层工会", Walk.OTHER_UNION, People.OTHER_CREDIT_CODE);
        console.menu("组织管理").shot("07-unions");
    }

    private void create(String level, String name, String creditCode) {
        var console = walk.console(Walk.Role.STAFF).click("新建下级组织");
        console.choose("工会级别", level).fill("工会名称", name);
        if (creditCode != null) {
            console.fill("单位名称", name.replace("工会", "")).fill("单位信用代码", creditCode).shot("06-new-union");
        }
        console.click("保存").told("已新建“" + name + "”");
        assertThat(console.page().locator(".detail h2")).hasText(name);
    }

    /** 账号管理: everybody gets an account and changes the initial password. */
    public void accounts() {
        account(Walk.Role.CLERK, Walk.UNION, "林晓", "clerk", "基层经办人");
        account(Walk.Role.HEAD, Walk.UNION, "何主席", "head", "基层负责人");
        account(Walk.Role.REVIEWER, Walk.DISTRICT, "区审核", "reviewer", "区局（产业）审核员");
        account(Walk.Role.OTHER_CLERK, Walk.OTHER_UNION, "许安", "weaver", "基层经办人");
        walk.console(Walk.Role.ADMINISTRATOR).menu("账号管理").shot("11-accounts");
    }

    private void account(Walk.Role role, String union, String name, String login, String duty) {
        var admin = walk.console(Walk.Role.ADMINISTRATOR).menu("账号管理").click("新增账号");
        admin.pick("所属工会", union).fill("姓名", name).fill("用户名", login);
        admin.page().locator(".ui-dialog:visible .choice span").filter(Console.exactly(duty)).click();
        if (role == Walk.Role.CLERK) {
            admin.shot("08-new-account");
        }
        admin.click("开通账号").told("账号 " + login + " 已开通");
        var secret = admin.page().locator(".ui-dialog:visible .secret");
        assertThat(secret).not().hasText("");
        var initial = secret.innerText().strip();
        if (role == Walk.Role.CLERK) {
            admin.shot("09-initial-password");
        }
        admin.click("已记下").dialogGone();
        var console = walk.console(role).signIn(login, initial).sees("修改后方可使用系统");
        assertThat(console.page().locator("nav.menu a.sub")).hasCount(0);
        if (role == Walk.Role.CLERK) {
            console.shot("10-change-password");
        }
        console.fill("原密码", initial).fill("新密码", Walk.PASSWORD).fill("再输一次密码", Walk.PASSWORD).click("修改").told("密码已修改");
        assertThat(console.page().locator("h1")).containsText("首页");
    }

    /** 比对库管理: both snapshots come in and take effect. */
    public void registries() throws IOException {
        var console = walk.console(Walk.Role.STAFF).menu("比对库管理");
        upload("人口库", "population.csv", People.population());
        console.shot("12-registry-loading");
        assertThat(console.page().locator("main .badge").filter(Console.exactly("现行"))).hasCount(1, Console.patiently());
        upload("人保库", "social-insurance.csv", People.socialInsurance());
        assertThat(console.page().locator("main .badge").filter(Console.exactly("现行"))).hasCount(2, Console.patiently());
        console.shot("13-registries");
    }

    private void upload(String registry, String name, String content) throws IOException {
        var file = Files.writeString(walk.file(name), content);
        walk.console(Walk.Role.STAFF).choose("比对库", registry).attach(file).fill("SHA-256 摘要", digest(content))
                .click("上传").told("文件已接收，正在后台入库。");
    }

    private static String digest(String content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
