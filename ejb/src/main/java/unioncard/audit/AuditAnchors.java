package unioncard.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import unioncard.audit.AuditTrail.Link;
import unioncard.shared.Setting;

/**
 * Anchors (锚点): number and hash of the newest row, written outside the database, one line {@code <seq> <hash> <instant>} in a file and one
 * in the log. Who cuts rows off and mends the database after it contradicts them. Only worth what the place they are copied to is worth.
 */
final class AuditAnchors {

    private static final Logger LOG = Logger.getLogger(AuditAnchors.class.getName());

    private AuditAnchors() {
    }

    /** Where the anchors of this installation stand. */
    static Path file() {
        return Setting.AUDIT_ANCHOR_FILE.text().isBlank() ? Setting.DATA_DIRECTORY.path().resolve("audit/anchors.log")
                : Setting.AUDIT_ANCHOR_FILE.path();
    }

    /** Adds a line to the file, which only its owner can read, and one to the log. */
    static void write(Path file, Link newest, Instant at) {
        LOG.log(Level.INFO, "audit anchor {0} {1}", new Object[] {Long.toString(newest.seq()), newest.hash()});
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file)) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, newest.seq() + " " + newest.hash() + " " + at + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the audit anchor cannot be written to {0}; it stands in this log only", file);
        }
    }

    /** Hashes by number; none when there is no file. A line that is no anchor is passed over. */
    static Map<Long, String> read(Path file) {
        var anchors = new HashMap<Long, String>();
        if (!Files.exists(file)) {
            return anchors;
        }
        try (var lines = Files.lines(file)) {
            lines.filter(line -> line.matches("\\d{1,18} [0-9a-f]{64} .*")).map(line -> line.split(" ", 3))
                    .forEach(line -> anchors.put(Long.valueOf(line[0]), line[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return anchors;
    }
}
