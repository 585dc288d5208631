package unioncard.shared;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A list as a spreadsheet (.xlsx), written while its rows come, whatever their number: the header stands still and has a filter, and what no
 * longer fits goes on in a further sheet. Texts are defused as {@link SheetText} says.
 */
public final class ListSheet<R> {

    /** Lines that one sheet of Excel has, the header's among them. */
    static final int LINES = 1_048_576;
    private static final int AT_ONCE = 1000;

    private final Workbook book;
    private final String name;
    private final ZoneId zone;
    private final List<SheetColumn<R>> columns;
    private final int lines;
    private Worksheet sheet;
    private int sheets;
    private int line;
    private int formatted;

    /**
     * A sheet of which nothing is written before the first rows are many, or the end. The stream stays open.
     *
     * @param name name of the sheet
     * @param zone the city's time
     */
    public ListSheet(OutputStream out, String name, ZoneId zone, List<SheetColumn<R>> columns) {
        this(out, name, zone, columns, LINES);
    }

    ListSheet(OutputStream out, String name, ZoneId zone, List<SheetColumn<R>> columns, int lines) {
        book = new Workbook(out, "UnionCard", "1.0");
        this.name = name;
        this.zone = zone;
        this.columns = List.copyOf(columns);
        this.lines = lines;
        begin();
    }

    /** Adds a row. */
    public void add(R row) {
        if (line + 1 == lines) {
            endSheet();
            begin();
        }
        line++;
        for (int i = 0; i < columns.size(); i++) {
            var value = columns.get(i).value().apply(row);
            if (value != null) {
                cell(i, columns.get(i).format().equals(SheetColumn.TEXT), value);
            }
        }
        if (line % AT_ONCE == 0) {
            format();
            try {
                sheet.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Completes the file. Not called after a failure: half a list must not look like a whole one. */
    public void finish() {
        endSheet();
        try {
            book.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin() {
        sheets++;
        line = 0;
        formatted = 0;
        sheet = book.newWorksheet(sheets == 1 ? name : name + " " + sheets);
        for (int i = 0; i < columns.size(); i++) {
            sheet.width(i, columns.get(i).width());
            sheet.inlineString(0, i, columns.get(i).head());
            sheet.style(0, i).bold().set();
        }
        sheet.freezePane(0, 1);
    }

    private void endSheet() {
        format();
        sheet.setAutoFilter(0, 0, line, columns.size() - 1);
        try {
            sheet.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void cell(int column, boolean text, Object value) {
        if (text) {
            sheet.inlineString(line, column, SheetText.of(value.toString()));
        } else if (value instanceof LocalDate day) {
            sheet.value(line, column, day);
        } else if (value instanceof Instant at) {
            sheet.value(line, column, at.atZone(zone).toLocalDateTime());
        } else {
            sheet.value(line, column, (Number) value);
        }
    }

    /** The rows since the last time get the formats of their columns, all at once: cell by cell it took two fifths of an export. */
    private void format() {
        for (int i = 0; i < columns.size() && formatted < line; i++) {
            sheet.range(formatted + 1, i, line, i).style().format(columns.get(i).format()).set();
        }
        formatted = line;
    }
}
