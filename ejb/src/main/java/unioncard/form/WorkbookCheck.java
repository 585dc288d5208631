package unioncard.form;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import unioncard.shared.DomainException;

/**
 * Judges an .xlsx file by its content, whatever its name says: kind of file, number and size of its parts packed and unpacked, macros, links
 * to other files, embedded objects, document type declarations, and sheets blown up with empty rows or columns. The archive is opened by the
 * library that reads it later, so both see the same parts. What the directory claims is judged first; a lie about sizes is found on
 * unpacking.
 */
final class WorkbookCheck {

    static final long LARGEST_UNPACKED = 256L * 1024 * 1024;
    private static final int MOST_PARTS = 300;
    /** Sheets of people shrink to a tenth or twentieth. */
    private static final int MOST_TIMES = 100;
    private static final int JUDGED_BY_RATIO = 1024 * 1024;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final List<String> MARKUP = List.of(".xml", ".rels", ".vml");

    private long unpacked;

    private WorkbookCheck() {
    }

    /**
     * Refused with {@code import.old-xls} (also a workbook with a password), {@code import.not-xlsx}, {@code import.macros},
     * {@code import.external-links}, {@code import.embedded}, {@code import.blank-rows}, {@code import.many-columns} and
     * {@code import.file-suspicious}.
     */
    static void requireHarmless(Path file) throws IOException {
        requireZip(file);
        try (var zip = ZipFile.builder().setPath(file).get()) {
            var parts = Collections.list(zip.getEntries());
            requireHarmlessParts(parts);
            var check = new WorkbookCheck();
            for (var part : parts) {
                check.unpack(zip, part);
            }
        } catch (DomainException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The file lies on our own disk: whatever the archive reader throws, in its many ways, the file is to blame.
            throw new DomainException("import.not-xlsx");
        }
    }

    private static void requireZip(Path file) throws IOException {
        byte[] beginning;
        try (var in = Files.newInputStream(file)) {
            beginning = in.readNBytes(ZIP.length);
        }
        if (Arrays.equals(beginning, OLE)) {
            throw new DomainException("import.old-xls");
        }
        if (!Arrays.equals(beginning, ZIP)) {
            throw new DomainException("import.not-xlsx");
        }
    }

    private static void requireHarmlessParts(List<ZipArchiveEntry> parts) {
        var names = new HashSet<String>();
        long claimed = 0;
        for (var part : parts) {
            var name = part.getName().toLowerCase(Locale.ROOT);
            if (name.contains("vbaproject") || name.contains("macrosheets/")) {
                throw new DomainException("import.macros");
            }
            if (name.contains("externallinks/")) {
                throw new DomainException("import.external-links");
            }
            if (name.contains("embeddings/") || name.contains("activex/")) {
                throw new DomainException("import.embedded");
            }
            claimed += Math.max(0, part.getSize());
            boolean blownUp = part.getSize() > JUDGED_BY_RATIO && part.getSize() / MOST_TIMES > part.getCompressedSize();
            if (!names.add(name) || name.contains("..") || name.indexOf('\\') >= 0 || name.indexOf(0) >= 0 || blownUp) {
                throw new DomainException("import.file-suspicious");
            }
        }
        if (!names.contains("xl/workbook.xml")) {
            throw new DomainException("import.not-xlsx");
        }
        if (parts.size() > MOST_PARTS || claimed > LARGEST_UNPACKED) {
            throw new DomainException("import.file-suspicious");
        }
    }

    private void unpack(ZipFile zip, ZipArchiveEntry part) throws IOException {
        var name = part.getName().toLowerCase(Locale.ROOT);
        var scan = MARKUP.stream().anyMatch(name::endsWith) ? new MarkupScan() : null;
        var buffer = new byte[64 * 1024];
        long size = 0;
        try (InputStream in = zip.getInputStream(part)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                unpacked += n;
                if (unpacked > LARGEST_UNPACKED || size > JUDGED_BY_RATIO && size / MOST_TIMES > part.getCompressedSize()) {
                    throw new DomainException("import.file-suspicious");
                }
                if (scan != null) {
                    scan.scan(buffer, n);
                }
            }
        }
    }
}
