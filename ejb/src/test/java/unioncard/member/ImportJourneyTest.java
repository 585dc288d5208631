package unioncard.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.form.FormRefusal;
import unioncard.form.RefusedForm;
import unioncard.shared.DomainException;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("导入：校验、确认、改正后再传、撤销")
class ImportJourneyTest {

    private static final long UNION = TestUnions.EAST_WORKS;

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private TestUnions city;

    @BeforeEach
    void theCityStands() {
        city = new TestUnions(database);
    }

    @Test
    @DisplayName("校验后只有数目，没有会员；确认后才录入")
    void nothing_is_taken_before_it_is_confirmed() {
        var checked = city.check(UNION, new FilledForm().row(5, 1).row(6, 2, FormColumn.MOBILE, "1").row(7, 3).open());
        assertThat(checked).extracting(MemberImport::status, MemberImport::rowCount, MemberImport::passedCount, MemberImport::refusedCount,
                MemberImport::takenCount).containsExactly(ImportStatus.CHECKED, 3, 2, 1, 0);
        assertThat(city.count("member") + city.count("person")).isZero();
        assertThat(city.refusals(checked)).extracting(FormRefusal::rowNo, FormRefusal::columnName).containsExactly(tuple(6, "移动电话"));
        var applied = city.apply(UNION, checked.id());
        assertThat(applied).extracting(MemberImport::status, MemberImport::takenCount, MemberImport::refusedCount)
                .containsExactly(ImportStatus.APPLIED, 2, 1);
        assertThat(city.count("member where status = 'UNREVIEWED'")).isEqualTo(2);
        // A second click, and a second run of the job, change nothing.
        refused("import.not-possible", () -> city.apply(UNION, checked.id()));
        city.applyRun(checked.id()).process();
        assertThat(city.count("member")).isEqualTo(2);
    }

    @Test
    @DisplayName("放弃后什么也不留下，同一文件可以再传")
    void what_was_given_up_leaves_nothing() {
        var bytes = new FilledForm().row(5, 1).bytes();
        var checked = city.check(UNION, new ByteArrayInputStream(bytes));
        database.inTransaction(() -> city.imports(UNION).cancel(checked.id()));
        assertThat(city.count("member_import_row") + city.count("member_import_file") + city.count("member")).isZero();
        assertThat(city.imports(UNION).result(checked.id()).status()).isEqualTo(ImportStatus.CANCELLED);
        refused("import.not-possible", () -> city.apply(UNION, checked.id()));
        assertThat(city.check(UNION, new ByteArrayInputStream(bytes)).status()).isEqualTo(ImportStatus.CHECKED);
    }

    @Test
    void an_import_given_up_while_it_is_checked_stages_nothing_more() {
        long id = database.inTransaction(() -> city.imports(UNION).upload("a.xlsx", new FilledForm().row(5, 1).open()));
        database.inTransaction(() -> city.imports(UNION).cancel(id));
        city.checkRun(id).process();
        assertThat(city.count("member_import_row")).isZero();
        assertThat(city.imports(UNION).result(id).status()).isEqualTo(ImportStatus.CANCELLED);
    }

    @Test
    @DisplayName("表头不对的文件：导入未完成，说明原因，改好可再传")
    void a_file_that_is_not_the_form_says_why() {
        var failed = city.check(UNION, new FilledForm().open());
        assertThat(failed).extracting(MemberImport::status, MemberImport::failure, MemberImport::confirmable, MemberImport::undoable)
                .containsExactly(ImportStatus.FAILED, "import.no-rows", false, false);
        assertThat(city.check(UNION, new FilledForm().open()).status()).isEqualTo(ImportStatus.FAILED);
    }

    @Test
    @DisplayName("T24 下载的错误表改正后再传，只录入这些行")
    void the_form_of_refused_rows_comes_back_corrected() throws Exception {
        var applied = city.upload(UNION, new FilledForm().row(5, 1)
                .row(6, 2, FormColumn.EDUCATION, "学士", FormColumn.BIRTH_DATE, LocalDate.of(1980, 1, 3), FormColumn.NAME, "李•𬎆")
                .row(7, 3, FormColumn.DOCUMENT_NUMBER, 310101198001040010d).row(8, 4)
                .row(9, 5, FormColumn.MOBILE, 1390000d, FormColumn.WORK_UNIT, "=1+1"));
        assertThat(applied).extracting(MemberImport::takenCount, MemberImport::refusedCount).containsExactly(2, 3);
        var form = refusedForm(applied.id());
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(form)); var out = new ByteArrayOutputStream()) {
            var sheet = book.getSheetAt(0);
            int extra = FormColumn.values().length;
            assertThat(sheet.getRow(3).getCell(extra).getStringCellValue()).isEqualTo(RefusedForm.REASON);
            assertThat(sheet.getLastRowNum()).isEqualTo(6);
            assertThat(sheet.getRow(4).getCell(extra).getStringCellValue()).startsWith("第6行 学历：").contains("请从下拉选项中选择");
            assertThat(sheet.getRow(4).getCell(FormColumn.BIRTH_DATE.ordinal()).getStringCellValue()).isEqualTo("1980/01/03");
            for (int i = 4; i <= 6; i++) {
                sheet.getRow(i).forEach(cell -> assertThat(cell).extracting(Cell::getCellType).isIn(CellType.STRING, CellType.BLANK));
            }
            // Not corrected, the number that has lost digits is refused once more.
            retype(sheet.getRow(4), FormColumn.EDUCATION, "本科");
            retype(sheet.getRow(6), FormColumn.MOBILE, "13900000005");
            book.write(out);
            var again = city.upload(UNION, new ByteArrayInputStream(out.toByteArray()));
            assertThat(again).extracting(MemberImport::rowCount, MemberImport::takenCount, MemberImport::refusedCount).containsExactly(3, 2, 1);
            assertThat(city.refusals(again)).extracting(FormRefusal::columnName).containsExactly("证件号码");
            assertThat(city.count("member")).isEqualTo(4);
            assertThat(city.count("person where name_original = '李•𬎆'")).isOne();
        }
    }

    @Test
    void the_refused_rows_are_for_the_own_union_only_and_go_with_the_file() {
        var checked = city.check(UNION, new FilledForm().row(5, 1, FormColumn.MOBILE, "1").open());
        for (long other : new long[] {TestUnions.CITY, TestUnions.EAST, TestUnions.WEST_WORKS}) {
            refused("not-allowed", () -> database.inTransaction(() -> city.imports(other).refusedForm(checked.id(), new ByteArrayOutputStream())));
            refused("not-allowed", () -> database.inTransaction(() -> city.imports(other).cancel(checked.id())));
            refused("not-allowed", () -> database.inTransaction(() -> city.imports(other).undo(checked.id())));
        }
        database.inTransaction(() -> database.jdbi().useHandle(h -> ImportSql.expire(h, LocalDate.of(2026, 12, 24), TestUnions.CLOCK.instant())));
        assertThat(city.count("member_import_file") + city.count("member_import_row")).isZero();
        assertThat(city.imports(UNION).result(checked.id())).extracting(MemberImport::status, MemberImport::hasRefusedForm)
                .containsExactly(ImportStatus.CANCELLED, false);
        refused("import.file-gone", () -> refusedForm(checked.id()));
    }

    @Test
    void the_stored_file_and_the_waiting_rows_show_no_number() {
        city.check(UNION, new FilledForm().row(5, 1).row(6, 2, FormColumn.SEX, null).open());
        for (int person = 1; person <= 2; person++) {
            var number = (String) FilledForm.person(person).get(FormColumn.DOCUMENT_NUMBER);
            for (var table : List.of("member_import", "member_import_row", "member_import_refusal", "member_import_file")) {
                assertThat(city.count(table + " t where t::text like '%" + number + "%'")).as(table).isZero();
            }
            assertThat(city.count("member_import_file where position(convert_to('" + number + "', 'UTF8') in content) > 0")).isZero();
        }
        assertThat(city.count("member_import_file where position('PK'::bytea in content) = 1")).isZero();
    }

    @Test
    @DisplayName("T25 撤销：未变动的全部撤销，同一文件可以再传；已审核过的列出，不撤销")
    void an_import_is_undone_while_nothing_has_happened_to_it() {
        var bytes = new FilledForm().row(5, 1).row(6, 2).bytes();
        var first = city.check(UNION, new ByteArrayInputStream(bytes));
        city.apply(UNION, first.id());
        undo(first.id());
        assertThat(city.imports(UNION).result(first.id()).status()).isEqualTo(ImportStatus.UNDONE);
        assertThat(city.count("member") + city.count("person") + city.count("member_import_file")).isZero();
        refused("import.not-possible", () -> undo(first.id()));

        var second = city.check(UNION, new ByteArrayInputStream(bytes));
        city.apply(UNION, second.id());
        var waiting = city.members(UNION).list(MemberFilter.ALL, Slice.first(5)).rows();
        database.inTransaction(() -> city.members(UNION).approve(List.of(waiting.get(0).id())));
        refused("import.touched", () -> undo(second.id()));
        assertThat(city.imports(UNION).touched(second.id(), Slice.first(5)).rows())
                .extracting(TouchedMember::memberNo, TouchedMember::status).containsExactly(tuple(waiting.get(0).memberNo(), MemberStatus.ACTIVE));
        assertThat(city.imports(TestUnions.WEST_WORKS).touched(second.id(), Slice.first(5)).rows()).isEmpty();
        assertThat(city.count("member")).isEqualTo(2);
        assertThat(city.imports(UNION).result(second.id()).status()).isEqualTo(ImportStatus.APPLIED);
    }

    @Test
    void what_happens_between_the_click_and_the_undoing_stops_it() {
        var applied = city.upload(UNION, new FilledForm().row(5, 1).row(6, 2));
        database.inTransaction(() -> city.imports(UNION).undo(applied.id()));
        database.jdbi().useHandle(h -> h.execute("update member set version = version + 1 where id = (select min(id) from member)"));
        city.undoRun(applied.id()).process();
        assertThat(city.imports(UNION).result(applied.id())).extracting(MemberImport::status, MemberImport::failure, MemberImport::failureArgument)
                .containsExactly(ImportStatus.APPLIED, "import.touched", "1");
        assertThat(city.count("member")).isEqualTo(2);
    }

    @Test
    void who_was_a_member_before_stays_known_when_the_import_is_undone() {
        city.upload(TestUnions.WEST_WORKS, new FilledForm().row(5, 1));
        database.jdbi().useHandle(h -> h.execute("update member set status = 'LEFT'"));
        var applied = city.upload(UNION, new FilledForm().row(5, 1).row(6, 2));
        assertThat(applied.takenCount()).isEqualTo(2);
        undo(applied.id());
        assertThat(city.count("person")).isOne();
        assertThat(city.count("member where status = 'LEFT'")).isOne();
    }

    @Test
    @DisplayName("被打断的导入接着做，每行只录入一次")
    void a_broken_off_import_goes_on_where_it_stopped() {
        var form = new FilledForm();
        for (int i = 0; i < 30; i++) {
            form.row(20 + i, i, FormColumn.MOBILE, i % 10 == 9 ? "1" : "1390000000" + i % 10);
        }
        long id = database.inTransaction(() -> city.imports(UNION).upload("a.xlsx", form.open()));
        // As after a crash behind the tenth row: its chunk is committed, the job begins anew.
        city.checkRun(id).process();
        database.jdbi().useHandle(h -> {
            h.execute("delete from member_import_row where row_no > 29");
            h.execute("delete from member_import_refusal where row_no > 29");
            h.execute("update member_import set status = 'CHECKING', row_count = 10, passed_count = 9, refused_count = 1, last_row = 29");
        });
        city.checkRun(id).process();
        assertThat(city.imports(UNION).result(id)).extracting(MemberImport::status, MemberImport::rowCount, MemberImport::passedCount,
                MemberImport::refusedCount).containsExactly(ImportStatus.CHECKED, 30, 27, 3);

        city.apply(UNION, id);
        database.jdbi().useHandle(h -> h.execute("update member_import set status = 'APPLYING'"));
        city.applyRun(id).process();
        assertThat(city.count("member")).isEqualTo(27);
        assertThat(city.imports(UNION).result(id).takenCount()).isEqualTo(27);
    }

    @Test
    void a_union_that_closes_meanwhile_stops_the_taking_and_it_goes_on_when_possible() {
        var checked = city.check(UNION, new FilledForm().row(5, 1).open());
        database.inTransaction(() -> city.imports(UNION).confirm(checked.id()));
        database.jdbi().useHandle(h -> h.execute("update trade_union set status = 'CLOSED' where id = " + UNION));
        city.applyRun(checked.id()).process();
        assertThat(city.imports(UNION).result(checked.id())).extracting(MemberImport::status, MemberImport::failure, MemberImport::confirmable)
                .containsExactly(ImportStatus.FAILED, "import.union-closed-meanwhile", true);
        refused("import.union-closed", () -> city.apply(UNION, checked.id()));
        database.jdbi().useHandle(h -> h.execute("update trade_union set status = 'ACTIVE' where id = " + UNION));
        assertThat(city.apply(UNION, checked.id())).extracting(MemberImport::status, MemberImport::takenCount).containsExactly(ImportStatus.APPLIED, 1);
    }

    /** POI leaves the old text of a streamed cell beside the new one; a spreadsheet program makes the cell anew. */
    private static void retype(Row row, FormColumn column, String text) {
        row.removeCell(row.getCell(column.ordinal()));
        row.createCell(column.ordinal()).setCellValue(text);
    }

    private void undo(long id) {
        database.inTransaction(() -> city.imports(UNION).undo(id));
        city.undoRun(id).process();
    }

    private byte[] refusedForm(long id) {
        return database.inTransaction(() -> {
            var out = new ByteArrayOutputStream();
            city.imports(UNION).refusedForm(id, out);
            return out.toByteArray();
        });
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
