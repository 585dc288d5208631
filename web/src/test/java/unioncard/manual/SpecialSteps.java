package unioncard.manual;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import unioncard.testing.Scans;

/** 特殊办卡信息: what a foreigner's form asks for, and attachments. */
final class SpecialSteps {

    private final Walk walk;

    SpecialSteps(Walk walk) {
        this.walk = walk;
    }

    /** Everything that is asked of somebody who is taxed elsewhere. */
    void fillIn() {
        var clerk = walk.clerk().fill("名（英文或拼音）", "Mary-Ann").choose("国籍（地区）", "爱尔兰 IRL").fill("证件签发机关", "爱尔兰外交部");
        clerk.typeDay("证件到期日", "2030-05-01").fill("居留或工作许可号码", "GZ390001234");
        clerk.typeDay("许可到期日", "2028-08-31").fill("境内住址", "滨江市东区江湾路 1 号").choose("税收居民身份", "仅为非居民");
        clerk.fill("现居地址（英文或拼音）", "1 Jiangwan Road, Binjiang").fill("出生地（中文）", "都柏林").fill("出生地（英文或拼音）", "Dublin");
        clerk.choose("税收居民国（地区）1", "爱尔兰 IRL").fill("纳税人识别号1", "1234567FA").choose("声明签署人", "本人");
        clerk.typeDay("声明签署日期", "2026-11-20").click("保存").told("已保存，还需填写：证件正面、居留或工作许可、签名授权书、税收居民声明");
    }

    /** Uploads a scan of a kind. */
    SpecialSteps attach(String kind, String name) {
        walk.clerk().choose("附件种类", kind).attach(Scans.file(walk.screens(), name)).click("上传附件").told("已上传 1 个附件。");
        assertThat(walk.clerk().row(kind)).hasCount(1);
        return this;
    }

    /** What is no scan is refused, whatever its name says. */
    SpecialSteps refusals() {
        try {
            var page = Files.writeString(walk.screens().resolve("page.png"), "<html><script>alert(1)</script></html>");
            walk.clerk().choose("附件种类", "税收居民声明").attach(page).click("上传附件").told("只能上传 JPG、PNG 图片或 PDF 文件");
            var renamed = Files.copy(Scans.file(walk.screens(), "renamed.jpg"), walk.screens().resolve("renamed.pdf"),
                    StandardCopyOption.REPLACE_EXISTING);
            walk.clerk().attach(renamed).click("上传附件").told("文件的扩展名与内容不符");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** The dialog shows picture and document; each look stands in the audit trail. */
    SpecialSteps previews() {
        var clerk = walk.clerk().clickInRow("证件正面", "预览");
        assertThat(clerk.page().locator(".ui-dialog:visible img.attachment")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(10_000));
        clerk.page().waitForFunction("() => document.querySelector('img.attachment').naturalWidth === 600");
        clerk.shot("33-special-preview").click("关闭").dialogGone();
        clerk.clickInRow("签名授权书", "预览");
        assertThat(clerk.page().locator(".ui-dialog:visible iframe.attachment")).isVisible();
        clerk.shot("33-special-preview-pdf").click("关闭").dialogGone();
        walk.await("looks in the trail", "select count(*) from audit_entry where action = 'SpecialAttachments.open' and outcome = 'done'", 2);
        assertThat(walk.text("select string_agg(subject, ';' order by seq) from audit_entry where action = 'SpecialAttachments.open'"))
                .contains("FRONT", "AUTHORISATION");
        return this;
    }
}
