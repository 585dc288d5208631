package unioncard.member;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Members with full numbers as a spreadsheet, written while they come. Every cell is text: no number loses digits, nothing is calculated. The
 * first line says who has fetched it and when.
 */
final class ExportSheet {

    private static final int AT_ONCE = 500;
    private static final List<String> HEADERS = List.of("会员编号", "姓名", "证件类型", "证件号码", "手机号码", "基层工会", "会员状态");
    private static final List<Integer> WIDTHS = List.of(14, 16, 24, 24, 16, 36, 12);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int FIRST_ROW = 2;

    private final Workbook book;
    private final Worksheet sheet;
    private int row = FIRST_ROW;

    ExportSheet(OutputStream out, String watermark) {
        book = new Workbook(out, "UnionCard", "1.0");
        sheet = book.newWorksheet("会员完整信息");
        sheet.inlineString(0, 0, watermark);
        sheet.range(0, 0, 0, HEADERS.size() - 1).merge();
        for (int column = 0; column < HEADERS.size(); column++) {
            sheet.width(column, WIDTHS.get(column));
            sheet.style(column).format("@").set();
            sheet.inlineString(1, column, HEADERS.get(column));
            sheet.style(1, column).bold().set();
        }
        sheet.freezePane(0, FIRST_ROW);
    }

    static String time(ZonedDateTime at) {
        return SECOND.format(at);
    }

    void add(ExportSql.Line line, String document, String mobile) {
        var cells = new String[] {line.memberNo(), line.name(), line.documentType().label(), document, mobile, line.unionName(), line.status().label()};
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] != null) {
                sheet.inlineString(row, column, cells[column]);
            }
        }
        row++;
        if (row % AT_ONCE == 0) {
            flush();
        }
    }

    private void flush() {
        try {
            sheet.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Completes the file. Not called after a failure: half a file must not look like a whole one. */
    void finish() {
        try {
            book.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
