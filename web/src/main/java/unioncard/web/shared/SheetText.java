package unioncard.web.shared;

/** Text of users for a cell of a spreadsheet. */
public final class SheetText {

    private static final String FORMULA_BEGINS = "=+-@\t\r\0";

    private SheetText() {
    }

    /** The text; one that would be a formula when it is typed in again gets a quote in front. Empty for null. */
    public static String of(String value) {
        return value == null ? "" : value.isEmpty() || FORMULA_BEGINS.indexOf(value.charAt(0)) < 0 ? value : "'" + value;
    }
}
