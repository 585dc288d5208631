package unioncard.shared;

/** Amounts in words (大写金额) as they stand on orders of payment: 壹仟零贰拾元零伍分. */
public final class CapitalAmount {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final int FEN = 100;
    private static final int TEN = 10;
    private static final int MYRIAD = 10_000;
    private static final int YI = MYRIAD * MYRIAD;

    private CapitalAmount() {
    }

    /**
     * An amount in fen, by the rules for filling in cheques: 整 behind 元 and 角, none behind 分; several zeros read as one 零, and none is written
     * before 元, 万 or 亿.
     *
     * @throws IllegalArgumentException for less than nothing: no order is over it
     */
    public static String of(long fen) {
        if (fen < 0) {
            throw new IllegalArgumentException("amount " + fen);
        }
        long yuan = fen / FEN;
        int jiao = (int) (fen / TEN % TEN);
        int rest = (int) (fen % TEN);
        var words = new StringBuilder();
        if (yuan > 0 || fen == 0) {
            words.append(yuan == 0 ? "零" : whole(yuan)).append('元');
        }
        if (jiao > 0) {
            words.append(DIGITS.charAt(jiao)).append('角');
        } else if (rest > 0 && yuan > 0) {
            words.append('零');
        }
        return words.append(rest > 0 ? DIGITS.charAt(rest) + "分" : "整").toString();
    }

    private static String whole(long n) {
        if (n >= YI) {
            return whole(n / YI) + "亿" + below(n % YI, YI);
        }
        if (n >= MYRIAD) {
            return whole(n / MYRIAD) + "万" + below(n % MYRIAD, MYRIAD);
        }
        var words = new StringBuilder();
        boolean skipped = false;
        for (int place = PLACES.length - 1; place >= 0; place--) {
            int digit = (int) (n / Math.pow(TEN, place)) % TEN;
            if (digit > 0) {
                words.append(skipped && words.length() > 0 ? "零" : "").append(DIGITS.charAt(digit)).append(PLACES[place]);
            }
            skipped = digit == 0;
        }
        return words.toString();
    }

    /** What follows 亿 or 万: nothing, or with a 零 when its first place is empty. */
    private static String below(long n, int unit) {
        return n == 0 ? "" : (n < unit / TEN ? "零" : "") + whole(n);
    }
}
