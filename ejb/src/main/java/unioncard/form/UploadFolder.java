package unioncard.form;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import unioncard.shared.DomainException;
import unioncard.shared.Setting;

/**
 * The folder in which forms lie as plain files while they are read, under names of its own whatever they were called, for nobody else to read.
 * What a killed server has left there goes at the next start.
 */
@ApplicationScoped
public class UploadFolder {

    private static final int MEGABYTE = 1024 * 1024;
    private static final Duration IN_USE = Duration.ofHours(6);

    private final Path folder;
    private final int largest;

    /** The folder of the installation with its limit. */
    public UploadFolder() {
        this(Setting.DATA_DIRECTORY.path().resolve("uploads"), Setting.IMPORT_LARGEST_MB.number() * MEGABYTE);
    }

    /**
     * A folder of one's own, for tests and tools.
     *
     * @param largest bytes of the largest file
     */
    public UploadFolder(Path folder, int largest) {
        this.folder = folder;
        this.largest = largest;
    }

    @PostConstruct
    void clearUp() {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                // Another node may share the folder and be reading.
                if (Files.getLastModifiedTime(file).compareTo(FileTime.from(now().minus(IN_USE))) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The clock of the disk, by which files are dated. */
    private Instant now() throws IOException {
        try (var probe = empty()) {
            return Files.getLastModifiedTime(probe.path()).toInstant();
        }
    }

    /** Bytes of the largest file that is received. */
    public int largest() {
        return largest;
    }

    /**
     * Receives an uploaded file and judges it by its content before any reader opens it. Refused with {@code import.file-too-large} as soon as
     * it proves longer than allowed, {@code import.file-empty}, and as {@link WorkbookCheck} says.
     */
    public SpreadsheetFile receive(InputStream in) throws IOException {
        var file = empty();
        try {
            try (var out = file.append()) {
                long size = in.transferTo(new Limited(out, largest));
                if (size == 0) {
                    throw new DomainException("import.file-empty");
                }
            }
            WorkbookCheck.requireHarmless(file.path());
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** An empty file to put stored pieces into. */
    public SpreadsheetFile empty() throws IOException {
        Files.createDirectories(folder);
        return new SpreadsheetFile(Files.createTempFile(folder, "form", ".xlsx",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
    }
}
