package unioncard.form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A data row of the form as it was found.
 *
 * @param <C> the form's columns
 * @param rowNo as the spreadsheet counts, from 1
 * @param cells what is filled in; blank cells are absent
 */
public record FormRow<C extends Enum<C> & FormField>(int rowNo, Map<C, Value> cells) {

    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9](\\.[0-9]+)?[Ee]\\+?[0-9]+");
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{4})[/\\-.年]([0-9]{1,2})[/\\-.月]([0-9]{1,2})日?( 0?0:00(:00)?)?");
    private static final Pattern EIGHT = Pattern.compile("[12][0-9]{7}");
    /** Numbers have this many reliable digits in a spreadsheet. */
    private static final int RELIABLE_DIGITS = 15;
    private static final int FIRST_SERIAL = 61;
    private static final int LAST_SERIAL = 100_000;

    /** Kind of cell that a value came from. */
    public enum Kind { TEXT, NUMBER, ERROR }

    /**
     * A cell.
     *
     * @param text as stored; for numbers their plain or scientific digits
     * @param date1904 whether the book counts days from 1904
     */
    public record Value(Kind kind, String text, boolean date1904) {
    }

    /** Whether nothing is filled in. */
    public boolean isBlank(C column) {
        return !cells.containsKey(column);
    }

    /** The text of a cell without outer blanks and in half-width, empty when blank. */
    public String text(C column) {
        var value = cells.get(column);
        if (value == null) {
            return "";
        }
        if (value.kind == Kind.ERROR) {
            throw new UnfitValue(CellFault.ERROR_CELL);
        }
        return value.kind == Kind.NUMBER ? plain(value.text) : TypedText.trimmed(value.text);
    }

    /** The text exactly as typed. */
    public String raw(C column) {
        var value = cells.get(column);
        return value == null ? "" : value.text;
    }

    /** A number that must not have lost digits: long numeric cells and scientific notation are refused. */
    public String digits(C column) {
        var value = cells.get(column);
        var text = text(column);
        if (value != null && value.kind == Kind.NUMBER && (text.length() > RELIABLE_DIGITS || text.contains("."))) {
            throw new UnfitValue(CellFault.NUMBER_CELL);
        }
        if (SCIENTIFIC.matcher(text).matches()) {
            throw new UnfitValue(CellFault.SCIENTIFIC);
        }
        return text;
    }

    /** A date, written in one of the usual ways or kept by the spreadsheet as a count of days. */
    public LocalDate date(C column) {
        var value = cells.get(column);
        var text = text(column);
        if (EIGHT.matcher(text).matches()) {
            return written(text.substring(0, 4) + "/" + text.substring(4, 6) + "/" + text.substring(6)).orElseThrow(() -> new UnfitValue(CellFault.DATE_SHAPE));
        }
        return (value != null && value.kind == Kind.NUMBER ? serial(text, value.date1904) : written(text))
                .orElseThrow(() -> new UnfitValue(CellFault.DATE_SHAPE));
    }

    private static Optional<LocalDate> serial(String number, boolean date1904) {
        double days = Double.parseDouble(number);
        if (days < FIRST_SERIAL || days > LAST_SERIAL) {
            return Optional.empty();
        }
        return Optional.of((date1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30)).plusDays((long) days));
    }

    private static Optional<LocalDate> written(String text) {
        var parts = WRITTEN.matcher(text.replaceAll(" *([/\\-.年月]) *", "$1"));
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String plain(String number) {
        return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }
}
