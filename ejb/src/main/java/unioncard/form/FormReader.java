package unioncard.form;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import unioncard.shared.DomainException;

/**
 * Reads a collection form row by row, never the whole of it: title rows, a header row known by its words, data rows before and after the note
 * 填表说明. Rows in which nothing but the running number is filled in count as blank; columns that are not the form's are passed over.
 *
 * @param <C> the form's columns
 */
public final class FormReader<C extends Enum<C> & FormField> implements AutoCloseable {

    private static final int HEADER_WITHIN = 30;
    /** What a spreadsheet program lets into a cell. */
    private static final int LONGEST_CELL = 32_767;
    private static final Pattern NOTE = Pattern.compile("^\\s*(填表|填报|单位负责人|信息采集人|说明|备注).*", Pattern.DOTALL);

    private final FormLayout<C> layout;
    private final int mostRows;
    private final ReadableWorkbook book;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    /** By the column's place in the sheet; null where the form has none. */
    private C[] header;
    private int count;

    private FormReader(SpreadsheetFile file, FormLayout<C> layout, int mostRows) throws IOException {
        this.layout = layout;
        this.mostRows = mostRows;
        book = new ReadableWorkbook(file.path().toFile());
        try {
            stream = book.getFirstSheet().openStream();
        } catch (IOException | RuntimeException e) {
            book.close();
            throw e;
        }
        rows = stream.iterator();
    }

    /**
     * Opens a form and finds its header. Refused with {@code import.not-the-form}, {@code import.column-missing}, {@code import.column-twice},
     * {@code import.not-xlsx}.
     *
     * @param mostRows data rows that are read before the form is refused
     */
    public static <C extends Enum<C> & FormField> FormReader<C> open(SpreadsheetFile file, FormLayout<C> layout, int mostRows) {
        try {
            var reader = new FormReader<>(file, layout, mostRows);
            try {
                reader.findHeader();
                return reader;
            } catch (RuntimeException e) {
                reader.close();
                throw e;
            }
        } catch (DomainException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The file lies on our own disk: whatever the reader throws, in its many ways, the file is to blame.
            throw new DomainException("import.not-xlsx");
        }
    }

    /** All data rows in their order, for short forms. Refused like {@link #open} and {@link #next}. */
    public static <C extends Enum<C> & FormField> List<FormRow<C>> read(SpreadsheetFile file, FormLayout<C> layout, int mostRows) {
        try (var reader = open(file, layout, mostRows)) {
            var all = new ArrayList<FormRow<C>>();
            for (var row = reader.next(); row != null; row = reader.next()) {
                all.add(row);
            }
            return all;
        }
    }

    /** The next data row, null behind the last one. Refused with {@code import.too-many-rows}, {@code import.no-rows}, {@code import.not-xlsx}. */
    public FormRow<C> next() {
        for (var row = nextRow(); row != null; row = nextRow()) {
            var cells = cells(row);
            if (isData(cells)) {
                if (++count > mostRows) {
                    throw new DomainException("import.too-many-rows", mostRows);
                }
                return new FormRow<>(row.getRowNum(), cells);
            }
        }
        if (count == 0) {
            throw new DomainException("import.no-rows");
        }
        return null;
    }

    private Row nextRow() {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (RuntimeException e) {
            throw new DomainException("import.not-xlsx");
        }
    }

    private void findHeader() {
        for (var row = nextRow(); row != null && row.getRowNum() <= HEADER_WITHIN + 1; row = nextRow()) {
            header = header(row);
            if (header != null) {
                return;
            }
        }
        throw new DomainException("import.not-the-form");
    }

    /** The columns of the header row, or null when this row is none. Where columns are grouped, the numbering is headed a row above. */
    private C[] header(Row row) {
        var columns = new TreeMap<Integer, C>();
        for (var cell : row) {
            if (cell != null && cell.getType() == CellType.STRING) {
                FormField.of(layout.columns(), cell.getText()).ifPresent(column -> columns.put(cell.getColumnIndex(), column));
            }
        }
        var found = columns.values();
        if (!found.containsAll(layout.marks())) {
            return null;
        }
        var all = layout.columns().getEnumConstants();
        var missing = Stream.of(all).filter(column -> column != layout.numbering() && !found.contains(column))
                .map(FormField::header).collect(Collectors.joining("、"));
        if (!missing.isEmpty()) {
            throw new DomainException("import.column-missing", missing);
        }
        if (found.stream().distinct().count() < found.size()) {
            throw new DomainException("import.column-twice");
        }
        var places = Arrays.copyOf(all, columns.lastKey() + 1);
        for (int i = 0; i < places.length; i++) {
            places[i] = columns.get(i);
        }
        return places;
    }

    private Map<C, FormRow.Value> cells(Row row) {
        var cells = new EnumMap<C, FormRow.Value>(layout.columns());
        int last = Math.min(header.length, row.getCellCount());
        for (int i = 0; i < last; i++) {
            var cell = header[i] == null ? null : row.getCell(i);
            var value = cell == null ? null : value(cell);
            if (value != null) {
                cells.put(header[i], value);
            }
        }
        return cells;
    }

    private boolean isData(Map<C, FormRow.Value> cells) {
        boolean blank = cells.isEmpty() || cells.size() == 1 && cells.containsKey(layout.numbering());
        return !blank && !isNote(cells) && !isHeaderAgain(cells);
    }

    /** A note or a line for signatures: one or two filled cells, the first of which begins with the words of a note. */
    private boolean isNote(Map<C, FormRow.Value> cells) {
        return cells.size() <= 2 && NOTE.matcher(cells.values().iterator().next().text()).matches();
    }

    private boolean isHeaderAgain(Map<C, FormRow.Value> cells) {
        for (var mark : layout.marks()) {
            var value = cells.get(mark);
            if (value == null || !value.text().strip().equals(mark.header())) {
                return false;
            }
        }
        return true;
    }

    /** What a cell holds, or null when that is nothing but blanks. A formula counts by the result that the spreadsheet stored. */
    private FormRow.Value value(Cell cell) {
        var type = cell.getType();
        var raw = type == CellType.STRING ? cell.getText() : cell.getRawValue();
        if (raw == null || TypedText.isEmpty(raw)) {
            return null;
        }
        if (raw.length() > LONGEST_CELL) {
            throw new DomainException("import.file-suspicious");
        }
        var kind = switch (type) {
            case NUMBER -> FormRow.Kind.NUMBER;
            case ERROR -> FormRow.Kind.ERROR;
            case FORMULA -> cell.getValue() instanceof Number ? FormRow.Kind.NUMBER : raw.startsWith("#") ? FormRow.Kind.ERROR : FormRow.Kind.TEXT;
            default -> FormRow.Kind.TEXT;
        };
        var text = type == CellType.FORMULA && kind == FormRow.Kind.TEXT ? String.valueOf(cell.getValue()) : raw;
        return new FormRow.Value(kind, text, book.isDate1904());
    }

    @Override
    public void close() {
        try {
            stream.close();
            book.close();
        } catch (IOException | RuntimeException e) {
            throw new DomainException("import.not-xlsx");
        }
    }
}
