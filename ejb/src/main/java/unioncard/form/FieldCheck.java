package unioncard.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads the fields of one row after another; whatever breaks a rule is remembered as a refusal and read as null.
 *
 * @param <C> the form's columns
 */
public final class FieldCheck<C extends Enum<C> & FormField> {

    private final LocalDate today;
    private final List<FormRefusal> refusals = new ArrayList<>();
    private FormRow<C> row;
    private int before;

    /** A check as of this day. */
    public FieldCheck(LocalDate today) {
        this.today = today;
    }

    /** Goes on to the next row. */
    public void next(FormRow<C> next) {
        row = next;
        before = refusals.size();
    }

    /** Whether nothing of the present row was refused. */
    public boolean passed() {
        return refusals.size() == before;
    }

    /** Everything refused so far, in the form's order. */
    public List<FormRefusal> refusals() {
        return refusals;
    }

    /** Takes out what was refused since the last time, so that a long form does not gather it all. */
    public List<FormRefusal> take() {
        var taken = List.copyOf(refusals);
        refusals.clear();
        before = 0;
        return taken;
    }

    /** Reads a field that is filled in; null for one that may be blank and is. */
    public <T> T value(C column, boolean mandatory, Supplier<T> read) {
        try {
            if (row.isBlank(column)) {
                if (mandatory) {
                    throw new UnfitValue(CellFault.MISSING);
                }
                return null;
            }
            return read.get();
        } catch (UnfitValue unfit) {
            refuse(column, unfit);
            return null;
        }
    }

    /** Free text of so many characters. */
    public String text(C column, boolean mandatory, int longest) {
        return value(column, mandatory, () -> {
            var text = row.text(column);
            if (text.codePointCount(0, text.length()) > longest) {
                throw new UnfitValue(CellFault.TOO_LONG);
            }
            return text;
        });
    }

    /** A day that has come. */
    public LocalDate day(C column, boolean mandatory) {
        return value(column, mandatory, () -> {
            var date = row.date(column);
            if (date.isAfter(today)) {
                throw new UnfitValue(CellFault.DATE_FUTURE);
            }
            return date;
        });
    }

    /** Refuses a field of the present row. */
    public void refuse(C column, UnfitValue unfit) {
        refusals.add(FormRefusal.of(row, column, unfit));
    }
}
