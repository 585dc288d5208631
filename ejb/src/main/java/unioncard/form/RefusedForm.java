package unioncard.form;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a form that holds refused rows and nothing else, with an extra column that says why. Corrected, it is uploaded like any form: the
 * reader passes over the extra column. Rows go to the stream as they come. Every value is written as text, so that no number is touched; a
 * number that has lost digits is written so that it is refused again.
 *
 * @param <C> the form's columns
 */
public final class RefusedForm<C extends Enum<C> & FormField> implements AutoCloseable {

    /** Head of the extra column. */
    public static final String REASON = "错误原因";
    private static final int REASON_WIDTH = 60;
    private static final int FLUSHED = 500;
    private static final int RELIABLE_DIGITS = 15;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd");

    private final FormLayout<C> layout;
    private final Workbook book;
    private final Worksheet form;
    private final Worksheet menus;
    private int at;

    /** Begins a form for so many rows; the stream stays open at the end. */
    public RefusedForm(OutputStream out, FormLayout<C> layout, int rows) {
        this.layout = layout;
        book = new Workbook(out, "UnionCard", "1.0");
        form = book.newWorksheet(layout.sheet());
        menus = book.newWorksheet(FormTemplate.MENUS);
        var template = new FormTemplate<>(layout);
        template.above(form);
        template.header(form);
        int extra = layout.columns().getEnumConstants().length;
        form.width(extra, REASON_WIDTH);
        form.style(extra).format("@").wrapText(true).set();
        form.value(layout.headerRow(), extra, REASON);
        form.style(layout.headerRow(), extra).bold().horizontalAlignment("center").set();
        at = layout.headerRow() + 1;
        template.dropDowns(form, menus, Map.of(), at, at + Math.max(rows, 1) - 1);
    }

    /** Adds a row as it was typed. */
    public void row(FormRow<C> row, String reason) throws IOException {
        for (var column : layout.columns().getEnumConstants()) {
            if (!row.isBlank(column)) {
                form.inlineString(at, column.ordinal(), text(row, column));
                form.style(at, column.ordinal()).format("@").set();
            }
        }
        form.inlineString(at, layout.columns().getEnumConstants().length, reason);
        at++;
        if (at % FLUSHED == 0) {
            form.flush();
        }
    }

    private static <C extends Enum<C> & FormField> String text(FormRow<C> row, C column) {
        var value = row.cells().get(column);
        if (value.kind() != FormRow.Kind.NUMBER) {
            return value.text();
        }
        if (column.isDay()) {
            try {
                return DAY.format(row.date(column));
            } catch (UnfitValue noDay) {
                return value.text();
            }
        }
        var number = new BigDecimal(value.text());
        var plain = number.stripTrailingZeros().toPlainString();
        return plain.length() <= RELIABLE_DIGITS ? plain : scientific(number);
    }

    private static String scientific(BigDecimal number) {
        var digits = number.round(new MathContext(RELIABLE_DIGITS)).unscaledValue().abs().toString();
        return digits.charAt(0) + "." + digits.substring(1) + "E+" + (number.precision() - number.scale() - 1);
    }

    @Override
    public void close() throws IOException {
        form.finish();
        book.close();
    }
}
