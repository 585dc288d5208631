package unioncard.roster;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A long document that is made, or was made, in the background.
 *
 * @param id the order
 * @param title names the document
 * @param permission what fetching it takes
 * @param unionId union of who asked, at that time
 * @param lineCount lines of the document
 * @param doneCount lines that stand on paper so far
 * @param status how far it is
 * @param sizeBytes length of the PDF file; null until it is ready
 * @param askedAt when it was asked for
 * @param endedAt when it was ready, or given up
 * @param keptUntil last day on which it can be fetched
 */
public record PaperOrder(long id, String title, String permission, long unionId, int lineCount, int doneCount, PaperOrderStatus status,
        Long sizeBytes, Instant askedAt, Instant endedAt, LocalDate keptUntil) {

    /** Whether it is still being made. */
    public boolean waiting() {
        return status == PaperOrderStatus.WAITING;
    }

    /** Whether it can be fetched. */
    public boolean ready() {
        return status == PaperOrderStatus.READY;
    }

    /** Lines that stand on paper, in a hundred. */
    public int percent() {
        return (int) (100L * doneCount / lineCount);
    }

    /** Name of the file. */
    public String fileName() {
        return title.replace(' ', '-') + ".pdf";
    }
}
