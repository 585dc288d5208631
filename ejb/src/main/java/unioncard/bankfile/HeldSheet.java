package unioncard.bankfile;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Held lines as a spreadsheet, written while they come. Every cell is text, so nothing in it is ever calculated. */
final class HeldSheet implements AutoCloseable {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final List<String> HEADERS = List.of("批次编号", "基层工会", "文件名", "行号", "序号", "会员编号", "返回码", "银行说明", "银行卡号", "制卡日期",
            "挂起原因", "说明", "收到时间", "状态", "处理人", "处理时间", "处理理由");
    private static final int AT_ONCE = 1000;
    private static final int WIDTH = 18;

    private final Workbook book;
    private final Worksheet sheet;
    private final ZoneId zone;
    private int row;

    HeldSheet(OutputStream out, ZoneId zone) {
        this.zone = zone;
        book = new Workbook(out, "UnionCard", "1.0");
        sheet = book.newWorksheet("银行反馈挂起行");
        for (int column = 0; column < HEADERS.size(); column++) {
            sheet.width(column, WIDTH);
            sheet.inlineString(0, column, HEADERS.get(column));
            sheet.style(0, column).bold().set();
        }
        sheet.freezePane(0, 1);
    }

    void add(HeldRow line) {
        row++;
        var cells = new Object[] {line.batchNo(), line.unionName(), line.fileName(), line.lineNo(), line.seq(), line.memberNo(), line.code(), line.bankText(),
            line.cardNo(), line.cardDate(), line.reason().label(), line.text(), SECOND.format(line.at().atZone(zone)), line.status().label(),
            line.settledBy(), line.settledAt() == null ? null : SECOND.format(line.settledAt().atZone(zone)), line.settledReason()};
        for (int column = 0; column < cells.length; column++) {
            sheet.inlineString(row, column, Objects.toString(cells[column], ""));
        }
        if (row % AT_ONCE == 0) {
            try {
                sheet.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
