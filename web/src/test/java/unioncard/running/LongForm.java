package unioncard.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A collection form of any length. Everybody holds a foreign passport of an invented number; of ten rows the last one has no name. */
final class LongForm {

    private static final String[] HEADER = {"序号", "姓名", "性别", "出生日期", "民族", "就业状况", "有效证件类别", "证件号码", "学历", "技术等级", "移动电话",
        "户籍类型", "户籍所在地", "会籍变化类型", "会籍变化日期", "会籍变化原因", "政治面貌", "工作单位", "籍贯", "是否农民工会员"};
    private static final int HEADER_ROW = 3;
    private static final int TEN = 10;
    private static final int FLUSHED = 1000;

    private LongForm() {
    }

    static Path write(Path file, int rows) {
        try (var out = Files.newOutputStream(file); var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("会员信息");
            sheet.value(1, 0, "工会会员信息采集表");
            put(sheet, HEADER_ROW, HEADER);
            for (int i = 1; i <= rows; i++) {
                put(sheet, HEADER_ROW + i, String.valueOf(i), i % TEN == 0 ? "" : "李𬎆", "男", "1990/01/02", "", "在岗", "护照（外国）",
                        "E%08d".formatted(i), "本科", "无", "139%08d".formatted(i), "", "", "入会", "2026/11/02", "", "", "示例机电厂");
                if (i % FLUSHED == 0) {
                    sheet.flush();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static void put(Worksheet sheet, int row, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                sheet.value(row, i, cells[i]);
            }
        }
    }
}
