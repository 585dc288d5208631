package unioncard.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.manual.Console;
import unioncard.testing.FailureScreens;

/** The lists as spreadsheets: what was filtered, in the order shown, masked as on the page. */
@DisplayName("导出 Excel")
@ExtendWith(FailureScreens.class)
class ListExportBrowserIT {

    @RegisterExtension
    final OpenConsoles consoles = new OpenConsoles();

    private final SampleCity city = SampleCity.shared();

    private Path export(Console console, String name) {
        return console.download("导出 Excel", city.product().dataFolder().resolve(name + ".xlsx"));
    }

    /** The lines of the first sheet, each in one text; none of its cells is a formula. */
    private static List<String> lines(Path file) throws IOException {
        try (var in = Files.newInputStream(file); var book = new XSSFWorkbook(in)) {
            var shown = new DataFormatter();
            var sheet = book.getSheetAt(0);
            assertThat(sheet).allSatisfy(row -> assertThat(row).allSatisfy(cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA)));
            return StreamSupport.stream(sheet.spliterator(), false).map(row -> String.join("|", StreamSupport.stream(row.spliterator(), false)
                    .map(shown::formatCellValue).toList())).toList();
        }
    }

    @Test
    @DisplayName("会员卡信息管理：导出的正是筛选出的人，按页面的顺序，证件号码有掩码；审计日志记下导出了几条")
    void whatIsFiltered() throws IOException {
        long union = city.union("LX", "GRASSROOTS", city.union("LXD", "DISTRICT", city.root()));
        city.members(union, "LX", 23);
        city.jdbi().useHandle(h -> h.execute("update person set name = case when id % 2 = 0 then '李𬎆' else '=张䶮' end where id in "
                + "(select person_id from member where union_id = ?)", union));
        var clerk = consoles.signIn(city, "lx-clerk", union, "GRASSROOTS_CLERK");
        clerk.menu("会员卡信息管理").fill("姓名", "李𬎆").click("搜索").sees("李𬎆").shot("106-export");
        long found = city.number("select count(*) from member m join person p on p.id = m.person_id where m.union_id = " + union + " and p.name = '李𬎆'");
        var lines = lines(export(clerk, "filtered"));
        assertThat(lines.get(0)).startsWith("会员编号|姓名|性别|证件类型|证件号码|");
        assertThat(lines.subList(1, lines.size())).hasSize((int) found).allSatisfy(line -> assertThat(line).contains("李𬎆", "3901****0017"));
        var first = clerk.page().locator("main tbody tr").first().innerText();
        assertThat(first).contains(lines.get(1).substring(0, lines.get(1).indexOf('|')));
        assertThat(city.one("select subject from audit_entry where action = 'CardMembers.export' and login = 'lx-clerk'"))
                .isEqualTo("card members (name): " + found + " rows");
        clerk.menu("会员管理");
        assertThat(lines(export(clerk, "members"))).hasSize(24).anySatisfy(line -> assertThat(line).contains("'=张䶮"));
        assertThat(city.number("select count(*) from audit_entry where action = 'Members.export' and login = 'lx-clerk'")).isOne();
    }

    @Test
    @DisplayName("每个列表都能导出，表头与页面一致")
    void everyList() throws IOException {
        long district = city.union("LYD", "DISTRICT", city.root());
        long union = city.union("LY", "GRASSROOTS", district);
        city.members(union, "LY", 3);
        city.history(union);
        city.pendingEntries(union);
        city.money(union);
        city.allotment(union);
        var batch = city.batchAtBank(union);
        city.heldForUnknownCode(batch, "E001", 1);
        long leaving = city.union("LYL", "GRASSROOTS", district);
        city.members(leaving, "LYL", 1);
        city.transfers(leaving, union);
        var clerk = consoles.signIn(city, "ly-clerk", union, "GRASSROOTS_CLERK");
        exported(clerk, "/card/pending-list.xhtml", "加入待办时间", 3);
        exported(clerk, "/card/batches.xhtml", "办卡人数", 4);
        long detail = city.number("select id from card_batch where batch_no = '" + batch + "'");
        city.jdbi().useHandle(h -> h.execute("update card_batch_line set status = 'REFUSED', bank_text = '姓名有误', answered_at = now() where batch_id = ? "
                + "and seq = 2", detail));
        assertThat(exported(clerk, "/card/batches-detail.xhtml?id=" + detail, "银行反馈", 3).get(2)).as("as on the page, and no answer of the bank")
                .contains("|未报送|姓名有误").doesNotContain("未通过", "202");
        exported(clerk, "/insurance/enrolments.xhtml", "缴费状态", 9);
        exported(clerk, "/insurance/batch.xhtml?id=" + city.number("select min(id) from enrolment_batch where union_id = " + union), "保障开始日期", 1);
        exported(clerk, "/insurance/vouchers.xhtml?tab=DUE", "应缴", 3);
        exported(clerk, "/insurance/enrol-left-out.xhtml?way=NEW_CARD", "处理办法", 3);
        clerk.shot("107-left-out");
        exported(clerk, "/insurance/vouchers.xhtml?tab=VOUCHERS", "缴费日期", 1);
        exported(clerk, "/transfer/transfers.xhtml?tab=ALL", "转出工会", 1);
        exported(clerk, "/card/members-registration.xhtml", "注册时间", 3);
        var reviewer = consoles.signIn(city, "ly-reviewer", district, "DISTRICT_REVIEWER");
        exported(reviewer, "/insurance/ledger.xhtml", "借方（元）", 1);
        exported(reviewer, "/insurance/allotments.xhtml", "划拨单号", 1);
        exported(reviewer, "/insurance/enrolments-open.xhtml", "持卡未参保", 0);
        exported(reviewer, "/insurance/enrolments-review.xhtml", "追溯起保", 3);
        exported(reviewer, "/insurance/ledger-statement.xhtml", "待划拨（元）", 1);
        exported(consoles.signIn(city, "ly-staff", city.root(), "MUNICIPAL_STAFF"), "/bankfile/exchange.xhtml", "文件名", 1);
    }

    private List<String> exported(Console console, String view, String head, int least) throws IOException {
        console.open(view);
        var lines = lines(export(console, "list"));
        assertThat(lines.get(0)).as(view).contains(head);
        assertThat(lines.size() - 1).as(view + lines).isGreaterThanOrEqualTo(least);
        return lines;
    }
}
