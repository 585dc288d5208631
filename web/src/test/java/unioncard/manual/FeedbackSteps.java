package unioncard.manual;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** 办卡批次管理: the roster on paper, the bank's answer, and who goes on in the special channel. */
public final class FeedbackSteps {

    private static final int DPI = 80;

    private final Walk walk;

    public FeedbackSteps(Walk walk) {
        this.walk = walk;
    }

    /** 打印清册 before the bank answers: every name whole, every printing counted. */
    public void roster() throws IOException {
        var clerk = walk.clerk().menu("办卡批次管理").sees(batchNo(1)).sees(batchNo(2)).shot("35-batches");
        clerk.clickInRow(batchNo(1), "查看详情").sees("等待银行反馈").sees("办卡人数 8 人").shot("36-batch");
        assertThat(clerk.names()).contains(People.RARE_1.name(), People.RARE_2.name(), People.RARE_3.name(), People.DOTTED.name(),
                People.LONG_NAME.name()).hasSize(8);
        var first = print("roster.pdf");
        assertThat(new String(first, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("%PDF");
        try (var document = Loader.loadPDF(first)) {
            ImageIO.write(new PDFRenderer(document).renderImageWithDPI(0, DPI), "png", walk.screens().resolve("37-roster.png").toFile());
            var text = new PDFTextStripper().getText(document);
            assertThat(text).contains("䶮", "𬎆", "㛃", "阿卜杜拉·买买提", batchNo(1), "第 1 次打印").doesNotContain(walk.numbers());
        }
        try (var document = Loader.loadPDF(print("roster-2.pdf"))) {
            assertThat(new PDFTextStripper().getText(document)).contains("第 2 次打印");
        }
        clerk.page().reload();
        clerk.sees("已打印 2 次");
    }

    private byte[] print(String name) throws IOException {
        var clerk = walk.clerk();
        var address = (String) clerk.button("打印清册").evaluate("link => link.href");
        var answer = clerk.page().context().request().get(address);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-type", "application/pdf");
        Files.write(walk.screens().resolve(name), answer.body());
        return answer.body();
    }

    /** 已反馈: issued, refused with the bank's reason, and those who go on in the special channel. */
    public void firstAnswer() {
        var clerk = walk.clerk().menu("办卡批次管理");
        waitFor("SENT", 2);
        walk.bankAnswers();
        waitFor("ANSWERED", 2);
        clerk.menu("办卡批次管理").shot("38-batches-answered").clickInRow(batchNo(1), "查看详情").sees("已反馈").sees("办卡成功 3 人")
                .sees("办卡失败 5 人").sees("未反馈 0 人").shot("39-batch-answered");
        assertThat(clerk.page().locator("main")).not().containsText("等待银行反馈");
        assertThat(clerk.row(People.RARE_1.name())).containsText("姓名中含生僻字");
        assertThat(clerk.row(People.LONG_NAME.name())).containsText("姓名的字数超过上限");
        assertThat(clerk.row(People.EXPIRING.name())).containsText("证件已过期");
        assertThat(clerk.row(People.DOTTED.name())).containsText("办卡成功");
        clerk.clickInRow(People.RARE_1.name(), "查看详情").sees("办卡日志").sees("办卡失败：姓名中含生僻字，已转入特殊办卡通道，请完善信息").shot("40-card-log");
        clerk.menu("会员卡信息管理").shot("41-handling-states");
        assertThat(clerk.row(People.EXPIRING.name())).containsText("办卡失败");
        assertThat(clerk.row(People.EXPIRING.name()).locator("td.tick input")).isEnabled();
        assertThat(clerk.row(People.DOTTED.name()).locator("td.tick input")).isDisabled();
    }

    /** Rare and long names: completed, verified, submitted again, issued. */
    public void specialChannel() {
        var clerk = walk.clerk().menu("待办人员列表").sees("特殊办卡通道 (4)").click("特殊办卡通道 (4)").shot("42-special-by-bank");
        assertThat(clerk.names()).containsExactlyInAnyOrderElementsOf(People.SPECIAL_BY_BANK.stream().map(Newcomer::name).toList());
        for (var person : People.SPECIAL_BY_BANK) {
            clerk.clickInRow(person.name(), "完善信息").sees("还缺 3 项").fill("银行登记姓名", "TEST NAME").fill("姓名拼音", "Test Name");
            new SpecialSteps(walk).attach("证件正面", "front.jpg").attach("证件反面或资料页", "back.jpg");
            if (person == People.RARE_1) {
                clerk.shot("43-bank-name");
            }
            clerk.click("保存").told("特殊办卡信息已完善。");
        }
        clerk.sees("信息待完善 0 人").click("提交市级校验").sees("校验通过 4 人").putMessagesAway().click("提交办卡").click("确定").told("已提交办卡，批次编号");
        waitFor("SENT", 1);
        walk.bankAnswers();
        waitFor("ANSWERED", 3);
        clerk.menu("办卡批次管理").clickInRow(batchNo(3), "查看详情").sees("办卡成功 4 人").shot("44-special-issued");
        clerk.clickInRow(People.RARE_1.name(), "查看详情").sees("未激活").shot("45-member-with-card");
    }

    private void waitFor(String status, int batches) {
        walk.await(status + " batches", "select count(*) from card_batch where status = '" + status + "'", batches);
    }

    private String batchNo(int nth) {
        return walk.text("select batch_no from card_batch order by id offset " + (nth - 1) + " limit 1").strip();
    }
}
