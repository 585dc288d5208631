package unioncard.card;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import unioncard.shared.Setting;

/** Rules of bank card numbers: 16 to 19 digits, Luhn check digit, and one of the configured BINs when there are any. */
public final class CardNumber {

    private static final int SHORTEST = 16;
    private static final int LONGEST = 19;

    private CardNumber() {
    }

    /** @param bins what a number may begin with; none means anything */
    public static boolean isValid(String number, List<String> bins) {
        if (number.length() < SHORTEST || number.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < number.length(); i++) {
            if (number.charAt(i) < '0' || number.charAt(i) > '9') {
                return false;
            }
        }
        return luhn(number) && (bins.isEmpty() || bins.stream().anyMatch(number::startsWith));
    }

    /** The bank's BINs as configured. */
    public static List<String> bins() {
        return Arrays.stream(Setting.BANK_BINS.text().split(",")).map(String::strip).filter(bin -> !bin.isEmpty()).toList();
    }

    /** A number as somebody copies it from a card: without the blanks between the groups, full-width digits as ordinary ones. */
    static String typed(String text) {
        return text == null ? "" : Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\-]", "");
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
