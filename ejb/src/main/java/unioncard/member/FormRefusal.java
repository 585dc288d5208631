package unioncard.member;

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
    private static final int DIGITS_OF_A_NUMBER = 6;

    static FormRefusal of(FormRow row, FormColumn column, UnfitValue unfit) {
        return new FormRefusal(row.rowNo(), column.header(), shown(column, row.raw(column)), unfit.reason(), unfit.remedy());
    }

    /** Numbers are masked wherever they stand, as columns are easily mixed up. */
    static String shown(FormColumn column, String raw) {
        var text = TypedText.trimmed(raw);
        if (column == FormColumn.DOCUMENT_NUMBER || column == FormColumn.MOBILE
                || text.chars().filter(Character::isDigit).count() >= DIGITS_OF_A_NUMBER) {
            return PersonalKind.DOCUMENT.mask(text);
        }
        return text.codePointCount(0, text.length()) <= LONGEST_VALUE ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
    }
}
