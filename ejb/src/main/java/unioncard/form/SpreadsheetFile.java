package unioncard.form;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.ZipInputStream;
import unioncard.shared.DomainException;

/**
 * An uploaded .xlsx file, judged by its content before any reader opens it: size packed and unpacked, number of parts, no macros, no
 * document type declarations.
 */
public final class SpreadsheetFile {

    /** Bytes of the largest file. */
    public static final int LARGEST = 10 * 1024 * 1024;
    static final long LARGEST_UNPACKED = 100L * 1024 * 1024;
    private static final int MOST_PARTS = 300;
    private static final int DECLARATION_WITHIN = 4096;

    private final byte[] bytes;

    private SpreadsheetFile(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads at most {@link #LARGEST} bytes. Refused with {@code import.file-too-large}, {@code import.file-empty},
     * {@code import.not-xlsx}, {@code import.macros}, {@code import.file-suspicious}.
     */
    public static SpreadsheetFile read(InputStream in) throws IOException {
        var bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new DomainException("import.file-too-large", LARGEST / 1024 / 1024);
        }
        if (bytes.length == 0) {
            throw new DomainException("import.file-empty");
        }
        requireHarmless(bytes);
        return new SpreadsheetFile(bytes);
    }

    /** The file from its beginning. */
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    /** SHA-256 in hex. */
    public String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void requireHarmless(byte[] bytes) {
        boolean workbook = false;
        int parts = 0;
        long unpacked = 0;
        var buffer = new byte[64 * 1024];
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var name = entry.getName().toLowerCase(Locale.ROOT);
                workbook |= name.equals("xl/workbook.xml");
                if (name.contains("vbaproject") || name.startsWith("xl/macrosheets/")) {
                    throw new DomainException("import.macros");
                }
                if (++parts > MOST_PARTS || name.contains("..")) {
                    throw new DomainException("import.file-suspicious");
                }
                var beginning = new StringBuilder();
                for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
                    unpacked += n;
                    if (unpacked > LARGEST_UNPACKED) {
                        throw new DomainException("import.file-suspicious");
                    }
                    if (beginning.length() < DECLARATION_WITHIN) {
                        beginning.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
                    }
                }
                if (name.endsWith(".xml") && beginning.indexOf("<!DOCTYPE") >= 0) {
                    throw new DomainException("import.file-suspicious");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            // The bytes are in memory: only a damaged archive gets here.
            throw new DomainException("import.not-xlsx");
        }
        if (!workbook) {
            throw new DomainException("import.not-xlsx");
        }
    }
}
