package unioncard.bank.simulator;

/**
 * The 19-digit card numbers of one batch: the BIN, the place in a range that belongs to this batch alone, the Luhn check digit.
 *
 * @param from first place of the range, 0 based, below {@link #places(String)}
 */
record CardNumbers(String bin, long from) {

    private static final int LENGTH = 19;

    String number(int seq) {
        int digits = LENGTH - 1 - bin.length();
        var body = bin + ("%0" + digits + "d").formatted(from + seq - 1);
        return body + checkDigit(body);
    }

    /** How many numbers a BIN has. */
    static long places(String bin) {
        return (long) Math.pow(10, LENGTH - 1 - bin.length());
    }

    private static int checkDigit(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (10 - sum % 10) % 10;
    }
}
