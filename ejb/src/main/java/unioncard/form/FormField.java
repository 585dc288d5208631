package unioncard.form;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A column of a form; the columns are the constants of an enum, in the form's order. */
public interface FormField {

    /** The words by which the column is known. */
    String header();

    /** The whole header cell of an empty form. */
    String headerCell();

    /** Width in characters. */
    int width();

    /** The closed list of the column, empty when anything may be written. */
    List<String> words();

    /** Whether the column holds days, which spreadsheets keep as numbers. */
    default boolean isDay() {
        return headerCell().contains("yyyy");
    }

    /** Whether what was written must be masked where it is shown. */
    boolean masks(String written);

    /** The column that a header cell stands for: it begins with the column's words, notes behind them are ignored. */
    static <C extends Enum<C> & FormField> Optional<C> of(Class<C> columns, String headerCell) {
        var words = headerCell.replaceAll("[\\s\\u00A0\\u3000*＊]+", "");
        return Arrays.stream(columns.getEnumConstants()).filter(column -> words.startsWith(column.header())).findFirst();
    }
}
