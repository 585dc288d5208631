package unioncard.shared;

/** The dated parameters and what holds when no row does. */
public enum Parameter {

    /** Paper handed in up to this day of the month is handled in the month (收件截止日). */
    CARD_CUT_OFF_DAY(20),
    /** Days after which a passed verification must be repeated. */
    VERIFICATION_VALID_DAYS(30),
    /** Rows a member form may hold. */
    IMPORT_MAX_ROWS(5000),
    /** Working days after which an unanswered batch is reported. */
    UNANSWERED_WORKING_DAYS(10),
    /** Days that a request waits for its second person (复核期限). */
    APPROVAL_DAYS(7),
    /** Days after which an undecided transfer request is marked (已超时限). */
    TRANSFER_REMINDER_DAYS(7),
    /** Days after which an undecided transfer request lapses (已失效). */
    TRANSFER_EXPIRY_DAYS(30),
    /** Look-ups of members of other unions that one person may make in an hour. */
    TRANSFER_LOOK_UPS_PER_HOUR(30),
    /** Months for which rows of the audit trail are kept; the database takes no less than 36. */
    AUDIT_KEPT_MONTHS(36);

    private final int fallback;

    Parameter(int fallback) {
        this.fallback = fallback;
    }

    int fallback() {
        return fallback;
    }
}
