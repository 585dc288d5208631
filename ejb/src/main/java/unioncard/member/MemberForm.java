package unioncard.member;

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
 * Reads the collection form (工会会员信息采集表): title rows, a header row known by its words, data rows before and after the note
 * 填表说明. Rows in which nothing but the running number is filled in count as blank.
 */
final class MemberForm {

    private static final int HEADER_WITHIN = 30;
    private static final Pattern NOTE = Pattern.compile("^\\s*(填表|填报|单位负责人|信息采集人|说明|备注).*", Pattern.DOTALL);

    private final int mostRows;
    private final List<FormRow> rows = new ArrayList<>();
    private Map<Integer, FormColumn> header;
    private boolean date1904;

    private MemberForm(int mostRows) {
        this.mostRows = mostRows;
    }

    /**
     * The data rows in their order. Refused with {@code import.not-the-form}, {@code import.column-missing}, {@code import.column-twice},
     * {@code import.too-many-rows}, {@code import.no-rows}, {@code import.not-xlsx}.
     */
    static List<FormRow> read(SpreadsheetFile file, int mostRows) {
        var form = new MemberForm(mostRows);
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

    /** The columns of the header row, or null when this row is none. */
    private static Map<Integer, FormColumn> header(Row row) {
        var columns = new TreeMap<Integer, FormColumn>();
        for (var cell : row) {
            if (cell != null && cell.getType() == CellType.STRING) {
                FormColumn.of(cell.getText()).ifPresent(column -> columns.put(cell.getColumnIndex(), column));
            }
        }
        var found = columns.values();
        if (!found.contains(FormColumn.SEQUENCE) || !found.contains(FormColumn.NAME)) {
            return null;
        }
        var missing = Stream.of(FormColumn.values()).filter(column -> !found.contains(column)).map(FormColumn::header)
                .collect(Collectors.joining("、"));
        if (!missing.isEmpty()) {
            throw new DomainException("import.column-missing", missing);
        }
        if (found.size() > FormColumn.values().length) {
            throw new DomainException("import.column-twice");
        }
        return columns;
    }

    private void take(Row row) {
        var cells = new EnumMap<FormColumn, FormRow.Value>(FormColumn.class);
        header.forEach((index, column) -> {
            var value = row.getOptionalCell(index).map(this::value).orElse(null);
            if (value != null) {
                cells.put(column, value);
            }
        });
        boolean blank = cells.keySet().stream().allMatch(column -> column == FormColumn.SEQUENCE);
        if (blank || isNote(cells) || isHeaderAgain(cells)) {
            return;
        }
        if (rows.size() == mostRows) {
            throw new DomainException("import.too-many-rows", mostRows);
        }
        rows.add(new FormRow(row.getRowNum(), cells));
    }

    /** A note or a line for signatures: one or two filled cells, the first of which begins with the words of a note. */
    private static boolean isNote(Map<FormColumn, FormRow.Value> cells) {
        return cells.size() <= 2 && NOTE.matcher(cells.values().iterator().next().text()).matches();
    }

    private static boolean isHeaderAgain(Map<FormColumn, FormRow.Value> cells) {
        var name = cells.get(FormColumn.NAME);
        return name != null && name.text().strip().equals(FormColumn.NAME.header());
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
