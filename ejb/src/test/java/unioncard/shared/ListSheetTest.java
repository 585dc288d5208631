package unioncard.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("导出的列表")
class ListSheetTest {

    private record Line(String name, Integer persons, Long fen, LocalDate day, Instant at) {
    }

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final List<SheetColumn<Line>> COLUMNS = List.of(SheetColumn.text("姓名", Line::name), SheetColumn.count("人数", Line::persons),
            SheetColumn.yuan("金额", Line::fen), SheetColumn.day("日期", Line::day), SheetColumn.time("时间", Line::at));
    private static final int EVER_ENOUGH = 100;

    @Test
    @DisplayName("编号是文字，金额以元计，日期是真正的日期；表头不动，带筛选")
    void types() throws IOException {
        var line = new Line("620000000000000001", 12, 123_450L, LocalDate.of(2026, 11, 27), Instant.parse("2026-11-27T16:00:05Z"));
        try (var book = written(EVER_ENOUGH, line)) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getSheetName()).isEqualTo("列表");
            var row = sheet.getRow(1);
            assertThat(row.getCell(0).getCellType()).isEqualTo(CellType.STRING);
            assertThat(row.getCell(0).getStringCellValue()).isEqualTo("620000000000000001");
            assertThat(row.getCell(0).getCellStyle().getDataFormatString()).isEqualTo("@");
            assertThat(row.getCell(1).getNumericCellValue()).isEqualTo(12);
            assertThat(row.getCell(2).getNumericCellValue()).isEqualTo(1234.5);
            assertThat(row.getCell(2).getCellStyle().getDataFormatString()).isEqualTo("#,##0.00");
            assertThat(DateUtil.isCellDateFormatted(row.getCell(3))).isTrue();
            assertThat(row.getCell(3).getLocalDateTimeCellValue()).isEqualTo(LocalDate.of(2026, 11, 27).atStartOfDay());
            assertThat(DateUtil.isCellDateFormatted(row.getCell(4))).isTrue();
            assertThat(row.getCell(4).getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2026, 11, 28, 0, 0, 5));
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
            assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:E2");
        }
    }

    @Test
    @DisplayName("像公式的也只是文字，另存为 CSV 也算不出什么；短横线、电话号码原样；生僻字不丢")
    void texts() throws IOException {
        var given = List.of("＝1+1", "－A1", "=1+1", "@x", "\t=1", "+cmd|' /C calc'!A0", "-A1", "-2\n=1", "+1", "-", "-20.5", "+86 139-0000-0001", "李𬎆",
                "䶮<b>&\"'", "");
        try (var book = written(EVER_ENOUGH, given.stream().map(ListSheetTest::named).toArray(Line[]::new))) {
            var sheet = book.getSheetAt(0);
            assertThat(Stream.iterate(1, i -> i <= given.size(), i -> i + 1).map(i -> sheet.getRow(i).getCell(0).getStringCellValue()))
                    .containsExactly("'＝1+1", "'－A1", "'=1+1", "'@x", "'\t=1", "'+cmd|' /C calc'!A0", "'-A1", "'-2\n=1", "+1", "-", "-20.5",
                            "+86 139-0000-0001", "李𬎆", "䶮<b>&\"'", "");
            assertThat(sheet).allSatisfy(row -> assertThat(row).allSatisfy(cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA)));
        }
    }

    @Test
    @DisplayName("一张表放不下的，接着写在下一张；每张都有表头和筛选")
    void split() throws IOException {
        try (var book = written(3, named("甲"), named("乙"), named("丙"), named("丁"), named("戊"))) {
            assertThat(book).extracting(sheet -> sheet.getSheetName() + sheet.getLastRowNum()).containsExactly("列表2", "列表 22", "列表 31");
            assertThat(book).allSatisfy(sheet -> assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("姓名"));
            assertThat(book.getSheetAt(2).getRow(1).getCell(0).getStringCellValue()).isEqualTo("戊");
            assertThat(book.getSheetAt(2).getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:E2");
        }
    }

    @Test
    @DisplayName("刚好放满一张表，不多出空表；没有记录也有表头")
    void edges() throws IOException {
        try (var full = written(3, named("甲"), named("乙")); var empty = written(3)) {
            assertThat(full.getNumberOfSheets()).isEqualTo(1);
            assertThat(empty.getSheetAt(0).getLastRowNum()).isZero();
            assertThat(empty.getSheetAt(0).getRow(0).getCell(4).getStringCellValue()).isEqualTo("时间");
        }
    }

    @Test
    @DisplayName("行数很多时，中间写出的和最后写出的格式都一样")
    void formats_of_many() throws IOException {
        var line = new Line("1", 1, 100L, LocalDate.of(2026, 11, 28), Instant.EPOCH);
        try (var book = written(3000, Stream.generate(() -> line).limit(2500).toArray(Line[]::new))) {
            for (int row : new int[] {1, 1000, 1001, 2000, 2001, 2500}) {
                var formats = new ArrayList<String>();
                book.getSheetAt(0).getRow(row).forEach(cell -> formats.add(cell.getCellStyle().getDataFormatString()));
                assertThat(formats).as("row " + row).containsExactly("@", "0", "#,##0.00", "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss");
            }
        }
    }

    private static Line named(String name) {
        return new Line(name, null, null, null, null);
    }

    private static XSSFWorkbook written(int lines, Line... rows) throws IOException {
        var out = new ByteArrayOutputStream();
        var sheet = new ListSheet<>(out, "列表", CITY, COLUMNS, lines);
        List.of(rows).forEach(sheet::add);
        sheet.finish();
        return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
    }
}
