package unioncard.bankfile;

import java.util.Arrays;
import java.util.List;
import unioncard.shared.Setting;

/** Rules of bank card numbers: 16 to 19 digits, Luhn check digit, and one of the configured BINs when there are any. */
final class CardNumber {

    private CardNumber() {
    }

    /** @param bins what a number may begin with; none means anything */
    static boolean isValid(String number, List<String> bins) {
        return number.matches("\\d{16,19}") && luhn(number) && (bins.isEmpty() || bins.stream().anyMatch(number::startsWith));
    }

    /** The bank's BINs as configured. */
    static List<String> bins() {
        return Arrays.stream(Setting.BANK_BINS.text().split(",")).map(String::strip).filter(bin -> !bin.isEmpty()).toList();
    }

    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
