package unioncard.shared;

import java.util.regex.Pattern;

/** Text of users for a cell of a spreadsheet. */
public final class SheetText {

    /** What a program would calculate: signs followed by nothing but figures, as in "-" and "+86 139…", do no harm. */
    private static final Pattern FORMULA = Pattern.compile("(?s)[=＝@＠\t\r\n\0].*|[+＋－-].*[^0-9 .()+-].*");

    private SheetText() {
    }

    /**
     * The text, empty for null. A text cell is never a formula, whatever it begins with; but it may become one when somebody saves the sheet as CSV and
     * opens that. A text that could do more than arithmetic then gets a quote in front.
     */
    public static String of(String value) {
        return value == null ? "" : FORMULA.matcher(value).matches() ? "'" + value : value;
    }
}
