package unioncard.form;

import java.util.List;
import java.util.Set;

/**
 * How a collection form looks, for reading and for writing it: attachment mark, title and signature line, then a row with groups of columns
 * where there are such, the header row, and a note below a few empty rows.
 *
 * @param <C> the columns
 * @param numbering the column with running numbers; a row with nothing else counts as blank
 * @param marks columns by which the header row is known; one of them holding its own header makes a later row a repeated header
 * @param sheet name of the sheet
 * @param attachment text of the first cell
 * @param signatures what is signed where, in the third row
 * @param groups merged heads above the header row, from a column to the one before the next group; empty: there is no such row
 * @param emptyRows rows between the header and the note
 */
public record FormLayout<C extends Enum<C> & FormField>(Class<C> columns, C numbering, Set<C> marks, String sheet, String attachment,
        String title, List<Head<C>> signatures, List<Head<C>> groups, int emptyRows, String note) {

    private static final int ROWS_ABOVE = 3;

    /** Words that stand from one column on. */
    public record Head<C>(C from, String words) {
    }

    /** Zero-based row of the header. */
    int headerRow() {
        return groups.isEmpty() ? ROWS_ABOVE : ROWS_ABOVE + 1;
    }

    /** Zero-based row of the note. */
    int noteRow() {
        return headerRow() + 1 + emptyRows;
    }
}
