package unioncard.running;

/**
 * Moments of an exchange with the bank at which somebody dies. Most are made to last by a lock on a table that the product's next step needs, so that the
 * death falls there and nowhere else.
 */
enum BankCut {

    /** The request file is half written. */
    WRITING(true, null),
    /** It is whole and has its name, and no row tells of it. */
    WRITTEN(true, "bank_file"),
    /** It lies at the bank's side under a temporary name; the table is the tests' own, for what its next step needs was used before. */
    PLACED(true, "test_sending"),
    /** It has its name there, and is not yet marked as sent. */
    PUBLISHED(true, "card_batch"),
    /** Some moment of the job that sends. */
    SENDING(true, null),
    /** A result file is received, and no line of it read. */
    BEFORE(false, "bank_result_line"),
    /** Some chunks are stored, and one more is about to be. */
    INSIDE(false, "bank_result_line"),
    /** A chunk is stored, and its checkpoint is not. */
    BETWEEN(false, "checkpointdata"),
    /** Every line is stored, and half of what they change is written. */
    APPLYING(false, "card"),
    /** Some moment of the job that imports. */
    IMPORTING(false, null);

    private final boolean out;
    private final String table;

    BankCut(boolean out, String table) {
        this.out = out;
        this.table = table;
    }

    /** Whether it is one of sending; otherwise of the answer. */
    boolean isOut() {
        return out;
    }

    /** The table whose lock makes it last; null when it does not. */
    String table() {
        return table;
    }

    /** Whether the table is locked before the work begins: the product uses it for the first time at this very moment. */
    boolean isAwaited() {
        return this == WRITTEN || this == PLACED || this == BEFORE || this == APPLYING;
    }

    /** Who dies. */
    enum Victim {
        SERVER, DATABASE, BOTH
    }
}
