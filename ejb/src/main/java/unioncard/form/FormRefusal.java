package unioncard.form;

import unioncard.security.PersonalKind;

/**
 * Why a row of a form was not taken.
 *
 * @param rowNo as the spreadsheet counts
 * @param columnName the form's word
 * @param valueMasked what stood there, without personal numbers in full
 * @param reason what is wrong
 * @param remedy what to do
 */
public record FormRefusal(int rowNo, String columnName, String valueMasked, String reason, String remedy) {

    private static final int LONGEST_VALUE = 40;

    /** The refusal of one cell. */
    public static <C extends Enum<C> & FormField> FormRefusal of(FormRow<C> row, C column, UnfitValue unfit) {
        return new FormRefusal(row.rowNo(), column.header(), shown(column, row.raw(column)), unfit.reason(), unfit.remedy());
    }

    /** What was written as it may be shown. */
    public static String shown(FormField column, String raw) {
        var text = TypedText.trimmed(raw);
        if (column.masks(text)) {
            return PersonalKind.DOCUMENT.mask(text);
        }
        return text.codePointCount(0, text.length()) <= LONGEST_VALUE ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
    }
}
