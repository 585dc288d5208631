package unioncard.card;

import java.time.Instant;
import unioncard.attachment.FileType;

/**
 * An attachment as lists show it; its content is asked for by itself.
 *
 * @param sizeBytes of what is kept
 * @param batches how many batches it was submitted with
 * @param removed whether it is kept for such a batch only and no part of the form any more
 */
public record Attachment(long id, AttachmentKind kind, FileType mediaType, int sizeBytes, String uploaderName, Instant uploadedAt, int batches,
        boolean removed) {

    /** A name made of kind and number. */
    public String name() {
        return kind.fileName(id, mediaType);
    }

    /** Size in KB, rounded up. */
    public int kilobytes() {
        return (sizeBytes + 1023) / 1024;
    }
}
