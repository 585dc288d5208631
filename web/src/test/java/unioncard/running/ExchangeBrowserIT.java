package unioncard.running;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.manual.Console;
import unioncard.shared.Digests;
import unioncard.testing.FailureScreens;
import unioncard.testing.RunningProduct;

/** 交换监控 in the browser: what an operator does with the bank's files, and what clerks do with lines that were held. */
@DisplayName("交换监控：停止、继续、重新发送、放行、下载；反馈挂起处理")
@ExtendWith(FailureScreens.class)
class ExchangeBrowserIT {

    @RegisterExtension
    final OpenConsoles consoles = new OpenConsoles();

    private static final LocatorAssertions.ContainsTextOptions PATIENTLY = new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

    private static RunningProduct product;
    private static SampleCity city;

    @BeforeAll
    static void municipalFederation() {
        product = RunningProduct.start("exchange", Map.of());
        city = new SampleCity(product);
        city.account("x-staff", city.root(), "MUNICIPAL_STAFF");
        city.account("x-other", city.root(), "MUNICIPAL_STAFF");
    }

    @AfterAll
    static void stop() {
        product.stop();
    }

    private Console staff(String login) {
        return consoles.signIn(product, login).menu("交换监控");
    }

    private static long union(String code) {
        long union = city.union(code, "GRASSROOTS", city.union(code + "D", "DISTRICT", city.root()));
        city.members(union, code, 20);
        return union;
    }

    @Test
    @DisplayName("银行未收到的申请重新发送，受理后不能；下载须写理由，内容与发出的相同")
    void request() throws IOException {
        var batchNo = city.batchToSend(union("X1"));
        city.export(batchNo);
        var staff = staff("x-staff");
        assertThat(staff.row(batchNo)).containsText("已发送", PATIENTLY);
        staff.clickInRow(batchNo, "查看详情").shot("97-exchange-file");
        assertThat(staff.page().locator(".ui-dialog:visible")).containsText("摘要（SHA-256）");
        var sent = outbox(batchNo);
        Files.delete(sent);
        staff.click("重新发送").yes().told("即将重新发送银行");
        assertThat(staff.row(batchNo)).containsText("已发送", PATIENTLY);
        assertThat(outbox(batchNo)).exists();
        assertThat(city.number("select count(*) from card_log where text = '已重新发送银行，等待受理' and batch_no = '" + batchNo + "'")).isEqualTo(20);

        var other = staff("x-other");
        other.clickInRow(batchNo, "查看详情");
        city.jdbi().useHandle(h -> h.execute("update card_batch set status = 'ACKNOWLEDGED', acknowledged_at = now() where batch_no = '" + batchNo + "'"));
        other.click("重新发送").yes().told("银行已受理或已反馈该批次，不能重新发送").click("关闭");

        staff.clickInRow(batchNo, "查看详情").click("下载").shot("98-exchange-download").fill("下载理由", "因").click("下载").told("请填写下载理由");
        staff.clickInRow(batchNo, "查看详情").click("下载").fill("下载理由", "与银行核对人数");
        var downloaded = staff.download("下载", product.dataFolder().resolve("downloaded.txt"));
        assertThat(downloaded).hasSameBinaryContentAs(outbox(batchNo));
        assertThat(city.one("select subject from audit_entry where action = 'ExchangeOperations.download' order by seq desc limit 1")).contains("与银行核对人数");
    }

    @Test
    @DisplayName("银行整份拒收的申请：排除原因后重新发送，文件名注明第 2 次；另一人的旧页面被告知；受理回执对上第 2 次，结果照常入库")
    void refusedAsAWhole() throws IOException {
        var batchNo = city.batchToSend(union("X3"));
        city.export(batchNo);
        var staff = staff("x-staff");
        var first = "_" + batchNo + "_N.txt";
        var second = "_" + batchNo + "_N_02.txt";
        assertThat(staff.row(first)).containsText("已发送", PATIENTLY);
        var sent = outbox(batchNo);
        var anew = sent.resolveSibling(sent.getFileName().toString().replace(first, second));
        var answer = new BankAnswer(product, city, batchNo, 8);
        answer.acknowledges(sent, "9199", "无法读取该文件");
        assertThat(staff.row(first)).containsText("银行拒收：无法读取该文件（9199）", PATIENTLY);
        staff.clickInRow(first, "查看详情").shot("97-exchange-refused");
        var other = staff("x-other");
        other.clickInRow(first, "查看详情");
        staff.click("重新发送").shot("97-exchange-send-anew").yes().told("即将重新发送银行");
        other.click("重新发送").yes().told("该文件已安排重新发送，不能重复操作").click("关闭");
        assertThat(staff.row(second)).containsText("已发送", PATIENTLY);
        staff.shot("97-exchange-sent-anew");
        assertThat(anew).as("the same lines, the same bytes").hasSameBinaryContentAs(sent);
        assertThat(city.one("select subject from audit_entry where action = 'ExchangeOperations.resend' and subject like '%sending 2%'")).contains(batchNo);
        answer.acknowledges(anew, "0000", "文件已受理");
        assertThat(staff.row("_N_02_A.txt")).containsText("已处理", PATIENTLY);
        assertThat(city.one("select status || ' ' || sending from card_batch where batch_no = '" + batchNo + "'")).isEqualTo("ACKNOWLEDGED 2");
        answer.arrives();
        assertThat(staff.row(batchNo + "_N_R01.txt")).containsText("已处理", PATIENTLY);
        assertThat(answer.cardsAsAnswered()).isTrue();
    }

    @Test
    @DisplayName("写出后在服务器上被改动的申请不发送，告警；重新生成后照常发送（T15）")
    void requestChanged() throws IOException {
        var batchNo = city.batchToSend(union("X6"));
        written(batchNo);
        var changed = Files.writeString(Files.createDirectories(product.dataFolder().resolve("bank/outgoing")).resolve("GHK_" + batchNo + "_N.txt"), "另一个内容");
        city.export(batchNo);
        var staff = staff("x-staff");
        assertThat(staff.row("GHK_" + batchNo).last()).containsText("文件写出后被改动", PATIENTLY);
        try (var files = Files.list(product.dataFolder().resolve("bank/outbox"))) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.contains(batchNo));
        }
        staff.fill("批次编号", batchNo).click("搜索").shot("97-exchange-changed").clickInRow(batchNo, "查看详情").click("重新生成").yes().told("即将重新处理");
        assertThat(staff.row(batchNo).last()).containsText("已发送", PATIENTLY);
        assertThat(outbox(batchNo)).isNotEqualTo(changed).exists();
        assertThat(city.number("select count(*) from exchange_alarm where kind = 'TAMPERED_FILE' and subject like '%" + batchNo + "%'")).isOne();
    }

    /** A request that is written and not sent, whatever lies in the folder under its name. */
    private static void written(String batchNo) {
        city.jdbi().useHandle(h -> h.execute("""
                insert into bank_file (direction, kind, name, digest, size_bytes, batch_no, line_count, status, at, made_by, sending)
                values ('OUT', 'REQUEST', 'GHK_' || ? || '_N.txt', rpad(?, 64, 'd'), 1, ?, 20, 'WRITTEN', now(), 'sample', 1)""", batchNo, batchNo, batchNo));
    }

    @Test
    @DisplayName("待发送的申请可停止发送；继续后照常发送")
    void requestStopped() throws IOException {
        var batchNo = city.batchToSend(union("X4"));
        // Written, and its sending is the job of another node that does not come to it.
        written(batchNo);
        city.jdbi().useHandle(h -> h.execute("""
                insert into job_run (job, subject, node, status, started_at, lease_until)
                select 'bank-request-export', id::text, 'elsewhere', 'RUNNING', now(), now() + interval '1 hour' from card_batch where batch_no = ?""",
                batchNo));
        var staff = staff("x-staff");
        staff.clickInRow(batchNo, "查看详情").shot("97-exchange-to-send").click("停止发送").yes().told("已停止发送，银行未收到");
        assertThat(staff.row(batchNo)).containsText("已停止", PATIENTLY);
        staff.choose("状态", "已发送").fill("批次编号", batchNo).click("搜索");
        assertThat(staff.row(batchNo)).hasCount(0);
        staff.shot("97-exchange-none").choose("状态", "已停止").click("搜索");
        assertThat(staff.row(batchNo)).hasCount(1);
        staff.page().setViewportSize(390, 844);
        staff.shot("97-exchange-filtered-narrow").page().setViewportSize(1366, 900);
        city.jdbi().useHandle(h -> h.execute("update job_run set status = 'FAILED', finished_at = now() where node = 'elsewhere'"));
        staff.menu("交换监控").clickInRow(batchNo, "查看详情").shot("97-exchange-stopped-request").click("继续发送").told("即将发送银行");
        assertThat(staff.row(batchNo)).containsText("已发送", PATIENTLY);
        assertThat(outbox(batchNo)).exists();
    }

    @Test
    @DisplayName("银行不再反馈的批次：一人提出关闭，另一人复核，会员记为办卡失败，可再申请")
    void closed() {
        var batchNo = city.batchAtBank(union("X5"));
        var detail = "/card/batches-detail.xhtml?id=" + city.number("select id from card_batch where batch_no = '" + batchNo + "'");
        var staff = staff("x-staff");
        staff.open(detail);
        staff.click("关闭批次");
        assertThat(staff.page().locator(".ui-dialog:visible")).containsText("银行尚未反馈的 20 人不再等待");
        staff.fill("申请事由", "因").click("提交复核").told("请填写申请事由");
        staff.shot("97-batch-closing").fill("申请事由", "银行确认未制卡").click("提交复核").told("已提交，由另一人在“待复核事项”中复核后关闭");
        staff.click("关闭批次").fill("申请事由", "再次提出").click("提交复核").told("复核");
        var other = staff("x-other").menu("待复核事项").clickInRow(batchNo, "复核").sees("未反馈人数").shot("97-batch-closing-approval");
        other.click("复核通过").yes().told("复核通过");
        staff.open(detail);
        staff.sees("银行未反馈的 20 人不再等待").sees("已反馈").sees("银行未反馈，批次已关闭").shot("97-batch-closed");
        assertThat(staff.page().locator("main").getByText("关闭批次", new Locator.GetByTextOptions().setExact(true))).hasCount(0);
    }

    @Test
    @DisplayName("待放行的申请由另一人放行后发送；放行前市总可撤回批次，须写原因，经办人在办卡日志中看到")
    void releasedOrTakenBack() throws IOException {
        var released = awaitingRelease("X8");
        var staff = staff("x-staff");
        staff.fill("批次编号", released).click("搜索").shot("97-exchange-to-release").clickInRow(released, "放行").yes().told("已放行，即将发送银行");
        assertThat(staff.row(released)).containsText("已发送", PATIENTLY);
        assertThat(outbox(released)).exists();

        var takenBack = awaitingRelease("X9");
        var detail = "/card/batches-detail.xhtml?id=" + city.number("select id from card_batch where batch_no = '" + takenBack + "'");
        staff.open(detail);
        var other = consoles.signIn(product, "x-other");
        other.open(detail);
        other.click("撤回批次");
        staff.click("撤回批次").shot("97-batch-withdrawing").fill("撤回原因", "因").click("撤回批次").told("请填写撤回原因");
        staff.fill("撤回原因", "单位名称有误").click("撤回批次").told("批次已撤回").dialogGone().sees("已撤回").shot("97-batch-withdrawn");
        assertThat(staff.button("撤回批次")).hasCount(0);
        other.fill("撤回原因", "再次撤回").click("撤回批次").told("当前状态不允许此操作");
        assertThat(city.one("select string_agg(distinct text, ';') from card_log where step = 'WITHDRAWN' and batch_no = '" + takenBack + "'"))
                .startsWith("办卡批次已由市总撤回（单位名称有误）");
        assertThat(city.one("select status || ' ' || reason from bank_file where batch_no = '" + takenBack + "'")).isEqualTo("REFUSED 批次已撤回，未发送");
    }

    /** A request that somebody has to release; returns the number of its batch. */
    private static String awaitingRelease(String code) {
        var batchNo = city.batchToSend(union(code));
        written(batchNo);
        city.jdbi().useHandle(h -> h.execute("update bank_file set status = 'AWAITING_RELEASE' where batch_no = ?", batchNo));
        return batchNo;
    }

    @Test
    @DisplayName("挂起的反馈：经办人忽略或更正后采用，另一人复核后生效")
    void heldLines() {
        long union = union("XH");
        var batchNo = city.batchAtBank(union);
        city.heldForUnknownCode(batchNo, "7777", 2);
        city.account("x-clerk", union, "GRASSROOTS_CLERK");
        city.account("x-head", union, "GRASSROOTS_HEAD");
        var member = "select member_no from card_batch_line l join card_batch b on b.id = l.batch_id where batch_no = '" + batchNo + "' and seq = ";
        var clerk = consoles.signIn(product, "x-clerk").menu("反馈挂起处理").sees("返回码 7777 未维护").shot("96-held");
        treated(clerk.clickInRow(city.one(member + 1), "处理"), "忽略此行").fill("处理理由", "银行确认是误发").click("提交复核")
                .told("已提交，待他人复核");
        treated(clerk.clickInRow(city.one(member + 2), "处理"), "更正后采用").fill("返回码", "9999").fill("处理理由", "与银行电话核实")
                .shot("96-held-correcting").click("提交复核").told("返回码未维护");
        clerk.fill("返回码", "1003").click("提交复核").told("已提交，待他人复核");
        var head = consoles.signIn(product, "x-head");
        for (var reason : List.of("银行确认是误发", "与银行电话核实")) {
            head.menu("待复核事项").clickInRow(reason, "复核").shot("96-held-approval").click("复核通过").yes().told("复核通过");
        }
        clerk.menu("反馈挂起处理").choose("状态", "已忽略").click("搜索").sees(city.one(member + 1)).choose("状态", "已处理").click("搜索").sees(city.one(member + 2))
                .shot("96-held-settled");
        assertThat(city.one("select string_agg(seq || l.status, ' ' order by seq) from card_batch_line l join card_batch b on b.id = l.batch_id"
                + " where batch_no = '" + batchNo + "' and seq < 3")).isEqualTo("1OPEN 2REFUSED");
    }

    private static Console treated(Console console, String how) {
        console.page().locator(".ui-dialog:visible label").filter(new Locator.FilterOptions().setHasText(how)).click();
        return console;
    }

    @Test
    @DisplayName("停止的反馈不入库；另一人的旧页面被告知；继续后照常入库")
    void result() throws IOException {
        var batchNo = city.batchAtBank(union("X2"));
        var answer = new BankAnswer(product, city, batchNo, 7);
        var file = answer.write(1, 1);
        // A job that another node works on.
        city.jdbi().useHandle(h -> h.createUpdate("""
                with f as (insert into bank_file (direction, kind, name, digest, size_bytes, batch_no, line_count, status, at)
                  values ('IN', 'RESULT', :name, :digest, :size, :batch, 20, 'RECEIVED', now()) returning id)
                insert into job_run (job, subject, node, status, started_at, lease_until)
                select 'bank-file-import', id::text, 'elsewhere', 'RUNNING', now(), now() + interval '1 hour' from f""")
                .bind("name", file.getFileName().toString()).bind("digest", Digests.sha256(file)).bind("size", Files.size(file)).bind("batch", batchNo)
                .execute());
        city.jdbi().useHandle(h -> h.execute("""
                insert into exchange_work (job, subject, phase, total, begun_with, done, begun_at, noted_at)
                select job, subject, 'READ', 20, 0, 12, now() - interval '3 seconds', now() from job_run where node = 'elsewhere'"""));
        var staff = staff("x-staff");
        assertThat(staff.shot("99-exchange-at-work").page().locator("main")).containsText("正在读入：" + file.getFileName() + "，第 12 行，共 20 行，每秒 4 行");
        var other = staff("x-other");
        other.clickInRow(batchNo, "查看详情");
        staff.clickInRow(batchNo, "查看详情").shot("99-exchange-reading").click("停止处理").yes().told("已停止处理，未入库");
        assertThat(staff.row(batchNo)).containsText("已停止");
        other.click("停止处理").yes().told("该文件正在入库、正在发送或已处理完毕，不能停止").click("关闭");
        city.jdbi().useHandle(h -> h.execute("update job_run set status = 'COMPLETED', finished_at = now() where node = 'elsewhere'"));
        assertThat(staff.menu("交换监控").page().locator("main")).not().containsText("正在读入");
        staff.clickInRow(batchNo, "查看详情").shot("99-exchange-stopped").click("继续处理").told("即将处理");
        assertThat(staff.row(batchNo)).containsText("已处理", PATIENTLY);
        assertThat(answer.cardsAsAnswered()).isTrue();
    }

    @Test
    @DisplayName("一件告警自动关闭后，旧页面上关闭的仍是所点的那一件")
    void alarms() {
        city.jdbi().useHandle(h -> h.execute("""
                insert into exchange_alarm (kind, subject, text, raised_at) values ('UNANSWERED', '20261101990001', '第一件', now()),
                  ('UNANSWERED', '20261101990002', '第二件，李𬎆', now()), ('UNANSWERED', '20261101990003', '第三件', now())"""));
        var staff = staff("x-staff");
        city.jdbi().useHandle(h -> h.execute("update exchange_alarm set closed_at = now(), closed_by = '系统' where text = '第一件'"));
        staff.clickInRow("第二件", "关闭告警").shot("97-exchange-alarm");
        assertThat(staff.page().locator(".ui-dialog:visible")).containsText("第二件，李𬎆");
        staff.fill("处理情况", "银行次日反馈").click("关闭告警").told("告警已关闭");
        assertThat(city.one("select string_agg(text || coalesce(closed_reason, ''), ',' order by id) from exchange_alarm where closed_by <> '系统'"))
                .isEqualTo("第二件，李𬎆银行次日反馈");
        staff.clickInRow("第三件", "关闭告警").fill("处理情况", "已核实").click("关闭告警").told("告警已关闭");
    }

    private static Path outbox(String batchNo) throws IOException {
        try (var files = Files.list(product.dataFolder().resolve("bank/outbox"))) {
            return files.filter(file -> file.getFileName().toString().matches("GHK_.*" + batchNo + ".*\\.txt")).findFirst().orElseThrow();
        }
    }
}
