package unioncard.roster;

/** Money on paper. */
final class Amount {

    private static final int FEN = 100;

    private Amount() {
    }

    /** Fen as yuan, as in {@code 1,234.50}. */
    static String yuan(long fen) {
        return String.format("%,d.%02d", fen / FEN, fen % FEN);
    }
}
