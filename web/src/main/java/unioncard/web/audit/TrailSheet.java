package unioncard.web.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import unioncard.audit.AuditRow;
import unioncard.web.shared.SheetText;
import unioncard.web.shared.Texts;

/**
 * Rows of the trail as a spreadsheet, written while they come, whatever their number. Every cell but the number is text, so nothing in it is
 * ever calculated; a text that would be a formula when it is typed in again gets a quote in front.
 */
final class TrailSheet implements AutoCloseable {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final List<String> HEADERS = List.of("audit.seq", "audit.at", "audit.login", "audit.name", "audit.union", "audit.what",
            "audit.subject", "audit.outcome", "audit.reason", "audit.code");
    private static final List<Integer> WIDTHS = List.of(12, 20, 16, 14, 30, 24, 50, 12, 40, 36);

    private final Workbook book;
    private final Worksheet sheet;
    private final ZoneId zone;
    private int row;

    TrailSheet(OutputStream out, ZoneId zone) {
        this.zone = zone;
        book = new Workbook(out, "UnionCard", "1.0");
        sheet = book.newWorksheet(Texts.of("MenuEntry.AUDIT"));
        for (int column = 0; column < HEADERS.size(); column++) {
            sheet.width(column, WIDTHS.get(column));
            sheet.inlineString(0, column, Texts.of(HEADERS.get(column)));
            sheet.style(0, column).bold().set();
        }
        sheet.freezePane(0, 1);
    }

    /** Adds rows and lets go of them. */
    void add(List<AuditRow> rows) {
        for (var entry : rows) {
            row++;
            sheet.value(row, 0, entry.seq());
            var cells = List.of(SECOND.format(entry.at().atZone(zone)), SheetText.of(entry.login()), SheetText.of(entry.name()),
                    SheetText.of(entry.unionName()), SheetText.of(AuditWords.action(entry.action())), SheetText.of(AuditWords.subject(entry.subject())),
                    entry.outcome().label(), SheetText.of(AuditWords.reason(entry)), SheetText.of(entry.action()));
            for (int column = 0; column < cells.size(); column++) {
                sheet.inlineString(row, column + 1, cells.get(column));
            }
        }
        try {
            sheet.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        book.finish();
    }
}
