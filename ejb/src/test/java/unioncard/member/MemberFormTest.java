package unioncard.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unioncard.form.CellFault;
import unioncard.form.FormRefusal;
import unioncard.form.FormRow;
import unioncard.form.FormTemplate;
import unioncard.form.TestUploads;
import unioncard.shared.DomainException;

class MemberFormTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    @DisplayName("填表说明前后的行都读入，空行和只有序号的行跳过")
    void reads_rows_on_either_side_of_the_note() throws IOException {
        var form = new FilledForm().row(5, 1).row(8, 2).row(15, 3).row(40, 4);
        form.row(9, Map.of(FormColumn.SEQUENCE, "5"));
        form.row(10, Map.of(FormColumn.NAME, "　 \u00A0", FormColumn.SEX, " "));
        form.row(41, Map.of(FormColumn.HOUSEHOLD_TYPE, "     单位负责人(签字)："));
        form.row(42, Map.of(FormColumn.SEQUENCE, "序号", FormColumn.NAME, "姓名", FormColumn.SEX, "性别"));
        assertThat(read(form)).extracting(FormRow::rowNo).containsExactly(5, 8, 15, 40);
        var check = check(form);
        assertThat(check.refusals()).isEmpty();
        assertThat(check.newcomers()).hasSize(4);
        assertThat(check.newcomers().get(0)).extracting(Newcomer::birthDate, Newcomer::sex, Newcomer::joinedOn, Newcomer::migrantWorker)
                .containsExactly(LocalDate.of(1980, 1, 2), Sex.M, LocalDate.of(2026, 11, 1), false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1980/01/02", "1980-1-2", "19800102", " 1980.01.02 ", "1980年1月2日", "１９８０／０１／０２", "1980/01/02 00:00:00"})
    void takes_dates_as_they_are_written(String written) throws IOException {
        assertThat(check(new FilledForm().row(5, 1, FormColumn.BIRTH_DATE, written)).newcomers())
                .extracting(Newcomer::birthDate).containsExactly(LocalDate.of(1980, 1, 2));
    }

    @Test
    void takes_dates_that_the_spreadsheet_keeps_as_numbers() throws IOException {
        var check = check(new FilledForm().row(5, 1, FormColumn.BIRTH_DATE, LocalDate.of(1980, 1, 2)).row(6, 2, FormColumn.BIRTH_DATE, 19800103));
        assertThat(check.newcomers()).extracting(Newcomer::birthDate).containsExactly(LocalDate.of(1980, 1, 2), LocalDate.of(1980, 1, 3));
    }

    @Test
    void forgives_what_keyboards_do() throws IOException {
        var check = check(new FilledForm().row(5, 1, FormColumn.SEX, " 男　", FormColumn.EMPLOYMENT, "待(下)岗", FormColumn.ETHNICITY, "汉",
                FormColumn.MOBILE, "+86 １３９-0000-0001", FormColumn.NAME, "李•𬎆 ", FormColumn.DOCUMENT_TYPE, "身份证")
                .row(6, 2, FormColumn.MOBILE, 13900000002d, FormColumn.NAME, "=\"张\"&\"三\""));
        assertThat(check.refusals()).isEmpty();
        assertThat(check.newcomers()).extracting(n -> n.name().value(), Newcomer::mobile, Newcomer::employment)
                .containsExactly(tuple("李·𬎆", "13900000001", "待（下）岗"), tuple("张三", "13900000002", "在岗"));
    }

    @Test
    @DisplayName("§9c 16：被表格软件转成数值的号码拒收，并说明如何处理")
    void refuses_numbers_that_lost_digits() throws IOException {
        var check = check(new FilledForm().row(5, 1, FormColumn.DOCUMENT_NUMBER, 310101198001020010d)
                .row(6, 2, FormColumn.DOCUMENT_NUMBER, "3.10101E+17"));
        assertThat(check.newcomers()).isEmpty();
        assertThat(check.refusals()).extracting(FormRefusal::rowNo, FormRefusal::columnName, FormRefusal::reason).containsExactly(
                tuple(5, "证件号码", CellFault.NUMBER_CELL.reason()), tuple(6, "证件号码", CellFault.SCIENTIFIC.reason()));
        assertThat(check.refusals()).allSatisfy(r -> assertThat(r.remedy()).contains("文本格式"));
        assertThat(check.refusals().get(0).valueMasked()).contains("****").doesNotContain("310101198001020");
    }

    @Test
    void names_every_fault_of_a_row() throws IOException {
        var check = check(new FilledForm().row(5, 1, FormColumn.SEX, "女", FormColumn.BIRTH_DATE, "1980/01/03", FormColumn.MOBILE, "12345",
                FormColumn.CHANGE_KIND, "退会", FormColumn.EDUCATION, "学士", FormColumn.WORK_UNIT, null, FormColumn.CHANGE_DATE, "2027/01/01"));
        assertThat(check.newcomers()).isEmpty();
        assertThat(check.refusals()).extracting(FormRefusal::columnName, FormRefusal::reason).containsExactlyInAnyOrder(
                tuple("性别", Fault.SEX_DIFFERS.reason()), tuple("出生日期", Fault.BIRTH_DIFFERS.reason()), tuple("移动电话", Fault.MOBILE.reason()),
                tuple("会籍变化类型", Fault.CHANGE_KIND.reason()), tuple("学历", CellFault.NOT_IN_LIST.reason()),
                tuple("工作单位", CellFault.MISSING.reason()), tuple("会籍变化日期", CellFault.DATE_FUTURE.reason()));
    }

    @Test
    void refuses_repeated_documents_in_any_writing() throws IOException {
        var check = check(new FilledForm().row(5, 1).row(6, 1, FormColumn.NAME, "另一人")
                .row(7, 2, FormColumn.DOCUMENT_TYPE, "港澳居民来往内地通行证", FormColumn.DOCUMENT_NUMBER, "H12345678")
                .row(8, 3, FormColumn.DOCUMENT_TYPE, "港澳居民来往内地通行证", FormColumn.DOCUMENT_NUMBER, "h12345678 01"));
        assertThat(check.newcomers()).extracting(Newcomer::rowNo).containsExactly(5, 7);
        assertThat(check.refusals()).extracting(FormRefusal::rowNo, FormRefusal::reason)
                .containsExactly(tuple(6, "与本表第5行的证件号码重复"), tuple(8, "与本表第7行的证件号码重复"));
    }

    @Test
    void people_without_mainland_papers_need_no_household_but_a_transfer_needs_its_reason() throws IOException {
        var check = check(new FilledForm()
                .row(5, 1, FormColumn.DOCUMENT_TYPE, "护照(外国)", FormColumn.DOCUMENT_NUMBER, "E1234567", FormColumn.NAME, "O'NEILL MARY-ANN",
                        FormColumn.ETHNICITY, null, FormColumn.HOUSEHOLD_TYPE, null, FormColumn.HOUSEHOLD_PLACE, null, FormColumn.NATIVE_PLACE, null,
                        FormColumn.POLITICAL_STATUS, null, FormColumn.MIGRANT_WORKER, null)
                .row(6, 2, FormColumn.CHANGE_KIND, "转入"));
        assertThat(check.newcomers()).extracting(Newcomer::rowNo).containsExactly(5);
        assertThat(check.refusals()).extracting(FormRefusal::rowNo, FormRefusal::columnName, FormRefusal::reason)
                .containsExactly(tuple(6, "会籍变化原因", CellFault.MISSING.reason()));
    }

    @Test
    @DisplayName("空表模板与采集表同一版式，证件类别可下拉选择全部类型")
    void the_own_template_reads_like_the_real_form() throws IOException {
        var out = new ByteArrayOutputStream();
        FormTemplate.write(out, MemberForm.LAYOUT, Map.of(), 5000);
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("工会会员信息采集表");
            assertThat(sheet.getDataValidations()).extracting(DataValidation::getRegions).hasSize(22);
            assertThat(book.getSheetAt(1).getSheetName()).isEqualTo("下拉菜单表");
        }
        var filled = new FilledForm().row(5, 1).row(15, 2).fill(new ByteArrayInputStream(out.toByteArray()));
        assertThat(TestUploads.read(new ByteArrayInputStream(filled), MemberForm.LAYOUT, 10)).extracting(FormRow::rowNo)
                .containsExactly(5, 15);
    }

    @Test
    void refuses_files_that_are_not_the_form() throws IOException {
        refused("import.no-rows", new FilledForm().open());
        refused("import.file-empty", InputStream.nullInputStream());
        refused("import.not-xlsx", new ByteArrayInputStream("序号,姓名".getBytes("GBK")));
        refused("import.old-xls", new ByteArrayInputStream(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3, 4}));
        refused("import.not-xlsx", zip("word/document.xml", "<w/>"));
        refused("import.macros", zip("xl/vbaProject.bin", "x"));
        refused("import.file-too-large", new ByteArrayInputStream(new byte[TestUploads.LARGEST + 1]));
        refused("import.too-many-rows", form(12).open());
        refused("import.not-the-form", changed("序号", "编号"));
        refused("import.column-missing", changed("籍贯", "老家"));
    }

    private static FilledForm form(int rows) {
        var form = new FilledForm();
        for (int i = 0; i < rows; i++) {
            form.row(20 + i, i);
        }
        return form;
    }

    private static InputStream changed(String header, String to) throws IOException {
        try (var book = new XSSFWorkbook(form(1).open()); var out = new ByteArrayOutputStream()) {
            book.getSheetAt(0).getRow(3).forEach(cell -> {
                if (cell.getStringCellValue().equals(header)) {
                    cell.setCellValue(to);
                }
            });
            book.write(out);
            return new ByteArrayInputStream(out.toByteArray());
        }
    }

    private static InputStream zip(String name, String content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes());
        }
        return new ByteArrayInputStream(out.toByteArray());
    }

    private static void refused(String code, InputStream file) {
        assertThatThrownBy(() -> TestUploads.read(file, MemberForm.LAYOUT, 10)).isInstanceOfSatisfying(DomainException.class,
                e -> assertThat(e.code()).isEqualTo(code));
    }

    private static List<FormRow<FormColumn>> read(FilledForm form) throws IOException {
        return TestUploads.read(form.open(), MemberForm.LAYOUT, 10);
    }

    /** What a check makes of a whole form. */
    private record Checked(List<Newcomer> newcomers, List<FormRefusal> refusals) {
    }

    private static Checked check(FilledForm form) throws IOException {
        var check = new FormCheck(new Ages(TODAY, 16, 100));
        var newcomers = read(form).stream().map(check::check).filter(Objects::nonNull).toList();
        return new Checked(newcomers, check.refusals());
    }
}
