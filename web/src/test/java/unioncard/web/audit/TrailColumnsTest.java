package unioncard.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import unioncard.audit.AuditRow;
import unioncard.shared.ListSheet;

@DisplayName("导出的审计日志")
class TrailColumnsTest {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    @Test
    @DisplayName("时间是真正的时间，像公式的只是文字；生僻字不丢，控制字符不坏文件")
    void cells() throws IOException {
        try (var book = written(row(9, "=cmd|' /C calc'!A0"), row(8, "李𬎆<b>&\"'"), row(7, "\u0001+1"), row(6, null))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getPhysicalNumberOfRows()).isEqualTo(5);
            assertThat(sheet.getRow(0).getCell(2).getStringCellValue()).isEqualTo("用户名");
            assertThat(sheet.getRow(1).getCell(0).getNumericCellValue()).isEqualTo(9);
            assertThat(sheet.getRow(1).getCell(1).getLocalDateTimeCellValue()).as("a moment in the time of the city").isEqualTo("2026-11-23T10:00:05");
            assertThat(sheet.getRow(1).getCell(5).getStringCellValue()).isEqualTo("提交办卡");
            assertThat(sheet.getRow(1).getCell(6).getStringCellValue()).isEqualTo("'=cmd|' /C calc'!A0");
            assertThat(sheet.getRow(2).getCell(6).getStringCellValue()).isEqualTo("李𬎆<b>&\"'");
            assertThat(sheet).allSatisfy(row -> assertThat(row).allSatisfy(cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA)));
        }
    }

    @Test
    @DisplayName("没有记录也有表头")
    void empty() throws IOException {
        try (var book = written()) {
            assertThat(book.getSheetAt(0).getRow(0).getCell(9).getStringCellValue()).isEqualTo("操作代码");
        }
    }

    private static XSSFWorkbook written(AuditRow... rows) throws IOException {
        var out = new ByteArrayOutputStream();
        var sheet = new ListSheet<>(out, "审计日志", CITY, TrailColumns.all());
        List.of(rows).forEach(sheet::add);
        sheet.finish();
        return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
    }

    private static AuditRow row(long seq, String subject) {
        return new AuditRow(seq, Instant.parse("2026-11-23T02:00:05Z"), "clerk", "张䶮", "造船厂工会", "Submission.submit", subject, "done");
    }
}
