package unioncard.form;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
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
import org.dhatim.fastexcel.reader.Sheet;
import unioncard.shared.DomainException;

/**
 * Reads a collection form: title rows, a header row known by its words, data rows before and after the note 填表说明. Rows in which
 * nothing but the running number is filled in count as blank.
 *
 * @param <C> the form's columns
 */
public final class FormReader<C extends Enum<C> & FormField> {

    private static final int HEADER_WITHIN = 30;
    private static final Pattern NOTE = Pattern.compile("^\\s*(填表|填报|单位负责人|信息采集人|说明|备注).*", Pattern.DOTALL);

    private final FormLayout<C> layout;
    private final int mostRows;
    private final List<FormRow<C>> rows = new ArrayList<>();
    private Map<Integer, C> header;
    private boolean date1904;

    private FormReader(FormLayout<C> layout, int mostRows) {
        this.layout = layout;
        this.mostRows = mostRows;
    }

    /**
     * The data rows in their order. Refused with {@code import.not-the-form}, {@code import.column-missing}, {@code import.column-twice},
     * {@code import.too-many-rows}, {@code import.no-rows}, {@code import.not-xlsx}.
     */
    public static <C extends Enum<C> & FormField> List<FormRow<C>> read(SpreadsheetFile file, FormLayout<C> layout, int mostRows) {
        var form = new FormReader<>(layout, mostRows);
        try (var book = new ReadableWorkbook(file.open())) {
            form.date1904 = book.isDate1904();
            form.readSheet(book.getFirstSheet());
        } catch (DomainException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The bytes are in memory: whatever the reader throws, in its many ways, the file is to blame.
            throw new DomainException("import.not-xlsx");
        }
        if (form.rows.isEmpty()) {
            throw new DomainException("import.no-rows");
        }
        return form.rows;
    }

    private void readSheet(Sheet sheet) throws IOException {
        try (Stream<Row> stream = sheet.openStream()) {
            for (var row : (Iterable<Row>) stream::iterator) {
                if (header == null) {
                    header = header(row);
                    if (header == null && row.getRowNum() > HEADER_WITHIN) {
                        break;
                    }
                } else {
                    take(row);
                }
            }
        }
        if (header == null) {
            throw new DomainException("import.not-the-form");
        }
    }

    /** The columns of the header row, or null when this row is none. Where columns are grouped, the numbering is headed a row above. */
    private Map<Integer, C> header(Row row) {
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
        var missing = Stream.of(layout.columns().getEnumConstants()).filter(column -> column != layout.numbering() && !found.contains(column))
                .map(FormField::header).collect(Collectors.joining("、"));
        if (!missing.isEmpty()) {
            throw new DomainException("import.column-missing", missing);
        }
        if (found.stream().distinct().count() < found.size()) {
            throw new DomainException("import.column-twice");
        }
        return columns;
    }

    private void take(Row row) {
        var cells = new EnumMap<C, FormRow.Value>(layout.columns());
        header.forEach((index, column) -> {
            var value = row.getOptionalCell(index).map(this::value).orElse(null);
            if (value != null) {
                cells.put(column, value);
            }
        });
        boolean blank = cells.keySet().stream().allMatch(column -> column == layout.numbering());
        if (blank || isNote(cells) || isHeaderAgain(cells)) {
            return;
        }
        if (rows.size() == mostRows) {
            throw new DomainException("import.too-many-rows", mostRows);
        }
        rows.add(new FormRow<>(row.getRowNum(), cells));
    }

    /** A note or a line for signatures: one or two filled cells, the first of which begins with the words of a note. */
    private boolean isNote(Map<C, FormRow.Value> cells) {
        return cells.size() <= 2 && NOTE.matcher(cells.values().iterator().next().text()).matches();
    }

    private boolean isHeaderAgain(Map<C, FormRow.Value> cells) {
        return layout.marks().stream().allMatch(mark -> cells.containsKey(mark) && cells.get(mark).text().strip().equals(mark.header()));
    }

    /** What a cell holds, or null when that is nothing but blanks. A formula counts by the result that the spreadsheet stored. */
    private FormRow.Value value(Cell cell) {
        var raw = cell.getType() == CellType.STRING ? cell.getText() : cell.getRawValue();
        if (raw == null || raw.codePoints().allMatch(c -> TypedText.isBlank(c) || TypedText.isInvisible(c))) {
            return null;
        }
        var kind = switch (cell.getType()) {
            case NUMBER -> FormRow.Kind.NUMBER;
            case ERROR -> FormRow.Kind.ERROR;
            case FORMULA -> cell.getValue() instanceof Number ? FormRow.Kind.NUMBER : raw.startsWith("#") ? FormRow.Kind.ERROR : FormRow.Kind.TEXT;
            default -> FormRow.Kind.TEXT;
        };
        var text = cell.getType() == CellType.FORMULA && kind == FormRow.Kind.TEXT ? String.valueOf(cell.getValue()) : raw;
        return new FormRow.Value(kind, text, date1904);
    }
}
