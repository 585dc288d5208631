package unioncard.demo;

/** The check digits of the numbers the demo makes up. */
final class CheckDigits {

    private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int[] CREDIT_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] MRZ_WEIGHTS = {7, 3, 1};
    private static final String CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private CheckDigits() {
    }

    /** 17 digits and the check digit of GB 11643 (MOD 11-2). */
    static String residentId(String seventeen) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (seventeen.charAt(i) - '0') * ID_WEIGHTS[i];
        }
        return seventeen + "10X98765432".charAt(sum % 11);
    }

    /** 8 digits and the check digit of an organisation code (GB 11714). */
    static String organisation(String eight) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += Character.digit(eight.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return eight + (check == 10 ? "X" : check == 11 ? "0" : String.valueOf(check));
    }

    /** 17 characters and the check character of a unified social credit code (GB 32100). */
    static String creditCode(String seventeen) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += CREDIT_ALPHABET.indexOf(seventeen.charAt(i)) * CREDIT_WEIGHTS[i];
        }
        return seventeen + CREDIT_ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** The first 14 characters of an old permanent residence card and its check digit (7-3-1). */
    static String permanentResidence(String fourteen) {
        int sum = 0;
        for (int i = 0; i < 14; i++) {
            sum += Character.digit(fourteen.charAt(i), 36) * MRZ_WEIGHTS[i % 3];
        }
        return fourteen + sum % 10;
    }

    /** A card number's digits and the Luhn digit. */
    static String card(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = (body.charAt(body.length() - 1 - i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return body + (10 - sum % 10) % 10;
    }
}
