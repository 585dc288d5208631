package unioncard.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;
import unioncard.demo.CardBatch.Stage;

/** The record of the files that went to and came from the bank; the files themselves are long gone. */
final class BankFiles {

    private final Handle handle;
    private final Ids ids;
    private final Table table = new Table("bank_file (id, direction, kind, name, digest, size_bytes, batch_no, line_count, applied_count,"
            + " rejected_count, status, reason, at, finished_at)");

    BankFiles(Handle handle) {
        this.handle = handle;
        ids = new Ids(handle, "bank_file_seq");
    }

    void write(List<CardBatch> batches) {
        for (var batch : batches) {
            int lines = batch.lines.size();
            if (batch.sentAt() != null) {
                file(batch, "OUT", "REQUEST", ".txt", lines, lines, "SENT", batch.sentAt());
            }
            if (batch.acknowledgedAt() != null) {
                file(batch, "IN", "ACKNOWLEDGEMENT", "_A.txt", 1, 1, "APPLIED", batch.acknowledgedAt());
            }
            if (batch.stage == Stage.ANSWERED) {
                int answered = (int) (lines - batch.count("OPEN"));
                file(batch, "IN", "RESULT", "_R01.txt", answered, answered, "APPLIED", batch.feedbackAt());
            }
        }
        table.copyTo(handle);
    }

    private void file(CardBatch batch, String direction, String kind, String ending, int lines, int applied, String status, OffsetDateTime at) {
        var name = batch.fileName() + ending;
        table.row(ids.next(), direction, kind, name, digest(name), 140L * lines + 210, batch.no, lines, applied, 0, status, null, at,
                at.plusSeconds(2));
    }

    static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
