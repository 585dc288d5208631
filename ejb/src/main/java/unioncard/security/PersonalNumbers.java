package unioncard.security;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds identity card, mobile and bank card numbers in free text, where they do not belong: reasons typed by clerks, filters, texts of the
 * bank. Numbers of other documents look like any code and are not found.
 */
public final class PersonalNumbers {

    /** Digits with or without blanks or hyphens between them, not part of a longer word. */
    private static final Pattern DIGITS = Pattern.compile("(?<![\\p{Nd}\\p{Alpha}])\\p{Nd}(?:[ -]?\\p{Nd}){10,18}[Xx]?(?![\\p{Nd}\\p{Alpha}])");
    private static final String DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])";
    private static final Pattern RESIDENT_ID = Pattern.compile("[1-9]\\d{5}(?:18|19|20)\\d{2}" + DAY + "\\d{3}[\\dXx]|[1-9]\\d{7}" + DAY + "\\d{3}");
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern CARD = Pattern.compile("\\d{16,19}");

    private PersonalNumbers() {
    }

    /** The text with such numbers masked; null stays null. */
    public static String masked(String text) {
        return text == null ? null : DIGITS.matcher(text).replaceAll(PersonalNumbers::shown);
    }

    /** Whether the text holds such a number. */
    public static boolean in(String text) {
        return text != null && !masked(text).equals(text);
    }

    private static String shown(MatchResult found) {
        var digits = found.group().replaceAll("[ -]", "").codePoints().map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        if (RESIDENT_ID.matcher(digits).matches()) {
            return PersonalKind.DOCUMENT.mask(digits);
        }
        if (MOBILE.matcher(digits).matches()) {
            return PersonalKind.MOBILE.mask(digits);
        }
        return CARD.matcher(digits).matches() && fulfilsLuhn(digits) ? PersonalKind.CARD.mask(digits) : found.group();
    }

    private static boolean fulfilsLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int twice = i % 2 == 0 ? digit : 2 * digit;
            sum += twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 == 0;
    }
}
