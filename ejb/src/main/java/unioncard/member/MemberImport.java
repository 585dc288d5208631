package unioncard.member;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The import of a form as its page shows it. Counts are in rows; while a job is at work they are those so far.
 *
 * @param rowCount rows read
 * @param passedCount rows that passed the check
 * @param takenCount rows that became members
 * @param refusedCount rows refused, by the check or when the others were taken
 * @param fileUntil last day for which the file is kept; null when there is none any more
 * @param own whether it is the caller's own union's
 * @param confirmed whether taking the rows was ever asked for
 * @param failure code of the sentence that says why it ended, or null
 * @param failureArgument what fills the sentence's place, or null
 */
public record MemberImport(long id, String fileName, String unionName, ImportStatus status, int rowCount, int passedCount, int takenCount,
        int refusedCount, String uploadedBy, Instant uploadedAt, LocalDate fileUntil, boolean own, boolean confirmed, String failure,
        String failureArgument) {

    /** Whether its rows may be taken, or the taking gone on with. */
    public boolean confirmable() {
        return own && (status == ImportStatus.CHECKED && passedCount > 0 || status == ImportStatus.FAILED && confirmed);
    }

    /** Whether it may be given up. */
    public boolean cancellable() {
        return own && (status == ImportStatus.CHECKING || status == ImportStatus.CHECKED);
    }

    /** Whether it may be undone, as far as is known without looking at its members. */
    public boolean undoable() {
        return own && takenCount > 0 && (status == ImportStatus.APPLIED || status == ImportStatus.FAILED && confirmed);
    }

    /** Whether the form of its refused rows can be had. */
    public boolean hasRefusedForm() {
        return own && refusedCount > 0 && fileUntil != null && !status.isRunning();
    }

    /** Rows worked through of those the job at work goes through. */
    public int doneCount() {
        return status == ImportStatus.CHECKING ? rowCount : takenCount;
    }
}
