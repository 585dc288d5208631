package unioncard.form;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import unioncard.shared.Digests;

/** An .xlsx file on disk that {@link UploadFolder} has judged. It is gone when it is closed. */
public final class SpreadsheetFile implements AutoCloseable {

    private final Path path;

    SpreadsheetFile(Path path) {
        this.path = path;
    }

    /** Where it lies. */
    public Path path() {
        return path;
    }

    /** Length in bytes. */
    public long size() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SHA-256 in hex. */
    public String digest() {
        return Digests.sha256(path);
    }

    /** Puts further bytes behind what is there; for a file that is put together from stored pieces. */
    public OutputStream append() throws IOException {
        return Files.newOutputStream(path, StandardOpenOption.APPEND);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
