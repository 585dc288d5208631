package unioncard.member;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The real, empty form of a federation, filled in by a test the way a spreadsheet program would. */
final class FilledForm {

    /** First row below the header, as the spreadsheet counts. */
    static final int FIRST = 5;

    private final Map<Integer, Map<FormColumn, Object>> rows = new LinkedHashMap<>();

    /** A row in which everything is right; the person follows from the number. */
    static Map<FormColumn, Object> person(int number) {
        var birth = LocalDate.of(1980, 1, 1).plusDays(number);
        var row = new LinkedHashMap<FormColumn, Object>();
        row.put(FormColumn.SEQUENCE, String.valueOf(number));
        row.put(FormColumn.NAME, "会员" + "甲乙丙丁戊己庚辛壬癸".charAt(number % 10) + "东南西北中".charAt(number / 10 % 5));
        row.put(FormColumn.SEX, number % 2 == 1 ? "男" : "女");
        row.put(FormColumn.BIRTH_DATE, birth.toString().replace('-', '/'));
        row.put(FormColumn.ETHNICITY, "汉族");
        row.put(FormColumn.EMPLOYMENT, "在岗");
        row.put(FormColumn.DOCUMENT_TYPE, "居民身份证");
        row.put(FormColumn.DOCUMENT_NUMBER, ResidentIdProperties.number(310101, birth, number % 1000));
        row.put(FormColumn.EDUCATION, "本科");
        row.put(FormColumn.SKILL_GRADE, "无");
        row.put(FormColumn.MOBILE, String.format("139%08d", number));
        row.put(FormColumn.HOUSEHOLD_TYPE, "非农业户口");
        row.put(FormColumn.HOUSEHOLD_PLACE, "东区");
        row.put(FormColumn.CHANGE_KIND, "入会");
        row.put(FormColumn.CHANGE_DATE, "2026/11/01");
        row.put(FormColumn.POLITICAL_STATUS, "群众");
        row.put(FormColumn.WORK_UNIT, "江湾机械厂");
        row.put(FormColumn.NATIVE_PLACE, "东区");
        row.put(FormColumn.MIGRANT_WORKER, "否");
        return row;
    }

    FilledForm row(int rowNo, Map<FormColumn, Object> cells) {
        rows.put(rowNo, cells);
        return this;
    }

    /** A right row but for these cells: column, value, column, value …; null leaves a cell blank. */
    FilledForm row(int rowNo, int person, Object... changes) {
        var row = person(person);
        for (int i = 0; i < changes.length; i += 2) {
            row.put((FormColumn) changes[i], changes[i + 1]);
        }
        return row(rowNo, row);
    }

    byte[] bytes() {
        try (var in = FilledForm.class.getResourceAsStream("member-collection-form.xlsx")) {
            return fill(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fills in another empty form of the same layout. */
    byte[] fill(InputStream emptyForm) throws IOException {
        try (var book = new XSSFWorkbook(emptyForm); var out = new ByteArrayOutputStream()) {
            rows.forEach((rowNo, cells) -> write(book.getSheetAt(0), rowNo, cells));
            book.write(out);
            return out.toByteArray();
        }
    }

    InputStream open() {
        return new ByteArrayInputStream(bytes());
    }

    private static void write(Sheet sheet, int rowNo, Map<FormColumn, Object> cells) {
        var row = sheet.getRow(rowNo - 1) == null ? sheet.createRow(rowNo - 1) : sheet.getRow(rowNo - 1);
        cells.forEach((column, value) -> {
            var cell = row.getCell(column.ordinal()) == null ? row.createCell(column.ordinal()) : row.getCell(column.ordinal());
            if (value instanceof Number number) {
                cell.setCellValue(number.doubleValue());
            } else if (value instanceof LocalDate date) {
                cell.setCellValue(date);
            } else if (value instanceof String text && text.startsWith("=")) {
                cell.setCellFormula(text.substring(1));
                sheet.getWorkbook().getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(cell);
            } else if (value != null) {
                cell.setCellValue((String) value);
            } else {
                cell.setBlank();
            }
        });
    }
}
