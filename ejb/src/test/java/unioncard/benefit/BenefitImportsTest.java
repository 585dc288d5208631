package unioncard.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FEDERATION;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.form.FormRefusal;
import unioncard.form.TestUploads;
import unioncard.insurance.InsuranceWorld;
import unioncard.security.AuditNote;
import unioncard.security.TestUser;
import unioncard.shared.DomainException;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("给付登记")
class BenefitImportsTest {

    private static final String ONE = "310101199001010001";
    private static final String TWO = "310101199001010002";

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private InsuranceWorld world;

    @BeforeEach
    void twoCovered() {
        world = new InsuranceWorld(database, "2019-01-28");
        world.confirmed(EAST, world.submitted(FOUNDRY, 2));
        world.goTo("2020-02-29");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("上传只校验，不登记；确认后在保障详情中看到日期、项目、金额（分）；跨年度给付也可以")
    void checked_first_and_then_registered() {
        long id = upload(row("L-1", "2019", "李𬎆", ONE, "重大疾病", "2019/06/30", "20000"),
                row("l-2", 2019, "李𬎆", TWO, "住院天数", "2020-02-29", 1234.56));
        assertThat(result(id)).extracting(BenefitImport::status, BenefitImport::rowCount, BenefitImport::takenCount, BenefitImport::refusedCount,
                BenefitImport::amountFen).containsExactly(BenefitStatus.CHECKED, 2, 2, 0, 2_123_456L);
        assertThat(shown(1)).isEmpty();
        run(() -> imports().confirm(id));
        assertThat(shown(1)).containsExactly("ILLNESS 2019-06-30 2000000");
        assertThat(shown(2)).containsExactly("HOSPITAL 2020-02-29 123456");
        assertThat(world.number("select count(*) from ledger_entry where kind <> 'ENROLMENT'")).as("the carrier's money is none of the ledger's").isZero();
        refused("benefit.handled", () -> run(() -> imports().confirm(id)));
        refused("benefit.handled", () -> run(() -> imports().cancel(id)));
    }

    @Test
    @DisplayName("每行不予登记的，说明行、列、原因和处理办法，证件号码不露全")
    void every_refused_line_says_where_why_and_what_to_do() {
        world.change("update cover set end_reason = 'DUPLICATE', ended_on = starts_on - 1 where id = (select max(id) from cover)");
        long id = upload(row("L-1", "2019", "李𬎆", ONE, "重大疾病", "2019/06/30", "20000"),
                row("L-1", "2019", "李𬎆", ONE, "重大疾病", "2019/06/30", "20000"),
                row("L-3", "2019", "李𬎆", "310101199001019999", "重大疾病", "2019/06/30", "1"),
                row("L-4", "2019", "曹涛", ONE, "重大疾病", "2019/06/30", "1"),
                row("L-5", "2019", "李𬎆", TWO, "重大疾病", "2019/06/30", "1"),
                row("L-6", "2031", "李𬎆", ONE, "重大疾病", "2019/06/30", "1"),
                row("L-7", "2019", "李𬎆", ONE, "门诊", "2019/02/30", "1.005"),
                row("L-8", "2019", "李𬎆", ONE, "住院天数", "2019/01/28", "-1"),
                row("L-9", "2019", "李𬎆", ONE, "住院天数", "2019/01/27", "1"),
                row("L-10", "2019", "李𬎆", ONE, "住院天数", "2020/03/01", "0.00"),
                row("L_11", "2019", "李𬎆", "", "住院天数", "2019/06/30", "1"));
        var refusals = imports().refusals(id, Slice.first(50)).rows();
        assertThat(refusals).extracting(r -> r.rowNo() - 4, FormRefusal::columnName, FormRefusal::reason).containsExactlyInAnyOrder(
                tuple(2, "理赔编号", "理赔编号与本表第5行重复"),
                tuple(3, "证件号码", BenefitFault.PERSON_UNKNOWN.reason()),
                tuple(4, "姓名", BenefitFault.NAME_DIFFERS.reason()),
                tuple(5, "保障年度", BenefitFault.NO_COVER.reason()),
                tuple(6, "保障年度", BenefitFault.YEAR_UNKNOWN.reason()),
                tuple(7, "给付项目", "填写内容不在选项中"), tuple(7, "给付日期", "日期无法识别"), tuple(7, "给付金额", BenefitFault.AMOUNT.reason()),
                tuple(8, "给付金额", BenefitFault.AMOUNT.reason()),
                tuple(9, "给付日期", BenefitFault.BEFORE_COVER.reason()),
                tuple(11, "给付日期", "日期晚于今天"), tuple(11, "给付金额", BenefitFault.AMOUNT.reason()),
                tuple(12, "理赔编号", BenefitFault.CLAIM_SHAPE.reason()), tuple(12, "证件号码", "必填项为空"));
        assertThat(refusals).allSatisfy(r -> assertThat(r.remedy()).isNotBlank()).extracting(FormRefusal::valueMasked).doesNotContain(ONE, TWO)
                .contains("3101****9999");
        assertThat(result(id)).extracting(BenefitImport::rowCount, BenefitImport::takenCount, BenefitImport::refusedCount).containsExactly(11, 1, 10);
    }

    @Test
    @DisplayName("同一份文件不能传两次；同一理赔编号在哪份文件里都只登记一次；撤销后可以重新来过")
    void a_claim_is_registered_once() {
        var file = file(row("L-1", "2019", "李𬎆", ONE, "住院天数", "2019/06/30", "100.10"));
        long first = upload(file);
        refused("benefit.same-file", () -> upload(file));
        var again = row("L-1", "2019", "李𬎆", ONE, "住院天数", "2019/06/30", "100.20");
        assertThat(reasons(upload(again))).containsExactly(BenefitFault.CLAIM_KNOWN.reason());
        run(() -> imports().confirm(first));
        assertThat(reasons(upload(again, row("L-2", "2019", "李𬎆", TWO, "住院天数", "2019/06/30", "1")))).containsExactly(BenefitFault.CLAIM_KNOWN.reason());
        run(() -> imports().undo(first));
        assertThat(shown(1)).isEmpty();
        assertThat(world.number("select count(*) from benefit where status = 'WITHDRAWN'")).as("what was shown once is kept").isOne();
        refused("benefit.handled", () -> run(() -> imports().undo(first)));
        long corrected = upload(file);
        run(() -> imports().cancel(corrected));
        long last = upload(row("L-1", "2019", "李𬎆", ONE, "住院天数", "2019/06/30", "100.30"));
        run(() -> imports().confirm(last));
        assertThat(shown(1)).containsExactly("HOSPITAL 2019-06-30 10030");
    }

    @Test
    @DisplayName("下级工会看不到市总的给付文件")
    void of_the_city_only() {
        long id = upload(row("L-1", "2019", "李𬎆", ONE, "住院天数", "2019/06/30", "1"));
        refused("not-allowed", () -> imports(EAST).result(id));
        refused("not-allowed", () -> run(() -> imports(EAST).undo(id)));
        assertThat(imports(FOUNDRY).recent()).isEmpty();
        assertThat(imports().recent()).hasSize(1);
    }

    private List<String> reasons(long id) {
        return imports().refusals(id, Slice.first(50)).rows().stream().map(FormRefusal::reason).toList();
    }

    private BenefitImport result(long id) {
        return imports().result(id);
    }

    private List<String> shown(int person) {
        return database.jdbi().withHandle(h -> h.createQuery("""
                select b.kind || ' ' || b.paid_on || ' ' || b.amount_fen from benefit b join cover v on v.id = b.cover_id
                join member m on m.id = v.member_id where b.status = 'REGISTERED' and m.member_no like '%' || :person""").bind("person", person)
                .mapTo(String.class).list());
    }

    private BenefitImports imports() {
        return imports(FEDERATION);
    }

    private BenefitImports imports(long union) {
        var imports = new BenefitImports();
        imports.jdbi = database.jdbi();
        imports.clock = world.clock();
        imports.current = TestUser.of(database.jdbi(), union);
        imports.note = new AuditNote();
        imports.personalData = database.personalData();
        imports.uploads = TestUploads.FOLDER;
        return imports;
    }

    private void run(Runnable work) {
        database.inTransaction(work);
    }

    private long upload(Object[]... rows) {
        return upload(file(rows));
    }

    private long upload(byte[] file) {
        return database.inTransaction(() -> imports().upload("给付.xlsx", new ByteArrayInputStream(file)));
    }

    private static Object[] row(Object... cells) {
        return cells;
    }

    /** The empty file as it is handed out, filled in from its first line on. */
    private byte[] file(Object[]... rows) {
        var empty = new ByteArrayOutputStream();
        imports().template(empty);
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(empty.toByteArray())); var out = new ByteArrayOutputStream()) {
            var sheet = book.getSheetAt(0);
            for (int i = 0; i < rows.length; i++) {
                // Row 4 is the header; lines that do not fit above the note stand behind it.
                int at = i < 9 ? 4 + i : 5 + i;
                var row = sheet.getRow(at) == null ? sheet.createRow(at) : sheet.getRow(at);
                for (int c = 0; c < rows[i].length; c++) {
                    var cell = row.getCell(c + 1) == null ? row.createCell(c + 1) : row.getCell(c + 1);
                    if (rows[i][c] instanceof Number number) {
                        cell.setCellValue(number.doubleValue());
                    } else {
                        cell.setCellValue((String) rows[i][c]);
                    }
                }
            }
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refused(String code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOf(DomainException.class).hasMessage(code);
    }
}
