package unioncard.running;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import unioncard.manual.Console;
import unioncard.testing.FailureScreens;

@DisplayName("我的打印文件：长清册在后台生成")
@ExtendWith(FailureScreens.class)
class LongPaperBrowserIT {

    private static final int MEMBERS = 2001;
    private static final LocatorAssertions.ContainsTextOptions PATIENTLY = new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    private final SampleCity city = SampleCity.shared();
    private long batch;
    private Console clerk;

    @BeforeEach
    void aLongBatch() {
        long union = city.union("LP", "GRASSROOTS", city.union("LPD", "DISTRICT", city.root()));
        city.members(union, "LP", MEMBERS);
        var number = city.batchAtBank(union);
        city.jdbi().useHandle(h -> h.execute("update card_batch_line set name = '李𬎆' where seq = 2001 and batch_id = (select id from card_batch"
                + " where batch_no = ?)", number));
        batch = city.number("select id from card_batch where batch_no = '" + number + "'");
        city.account("printer", union, "GRASSROOTS_CLERK");
        city.account("printer-2", union, "GRASSROOTS_CLERK");
        clerk = Console.on(city.product()).signIn("printer", SampleCity.PASSWORD);
    }

    @AfterEach
    void close() {
        assertThat(clerk.problems()).isEmpty();
        clerk.close();
    }

    @Test
    @DisplayName("打印 2001 人的清册：转到我的打印文件，生成后下载，每人一行；再点一次不重复生成；同事下载不到；可以删除")
    void a_long_roster() throws IOException {
        clerk.page().navigate(city.product().address() + "/roster/papers.xhtml");
        clerk.sees("没有打印文件").shot("99-papers-none");
        var roster = city.product().address() + "/card/roster.pdf?batch=" + batch;
        clerk.page().navigate(roster);
        clerk.sees("我的打印文件").sees("工会会员服务卡办卡清册").shot("99-papers-waiting");
        clerk.page().navigate(roster);
        assertThat(clerk.row("工会会员服务卡办卡清册").first()).containsText("可下载", PATIENTLY);
        clerk.shot("99-papers-ready").page().setViewportSize(390, 844);
        assertThat((Boolean) clerk.shot("99-papers-narrow").page().evaluate("document.documentElement.scrollWidth <= window.innerWidth")).isTrue();
        clerk.page().setViewportSize(1366, 900);
        var link = (String) clerk.row("工会会员服务卡办卡清册").first().locator("a", new Locator.LocatorOptions().setHasText("下载"))
                .evaluate("link => link.href");
        var answer = clerk.page().context().request().get(link);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-type", "application/pdf");
        try (var paper = Loader.loadPDF(answer.body())) {
            assertThat(new PDFTextStripper().getText(paper)).contains("李𬎆", "共 2001 人", "第 " + paper.getNumberOfPages() + " 页 / 共 "
                    + paper.getNumberOfPages() + " 页");
        }
        assertThat(city.signedIn("printer-2").get(link.substring(city.product().address().length())).statusCode()).isEqualTo(404);
        assertThat(city.number("select count(*) from audit_entry where action = 'PaperOrders.fetch'")).isOne();
        clerk.clickInRow("工会会员服务卡办卡清册", "删除").yes().told("已删除");
    }
}
