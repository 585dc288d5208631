package unioncard.bankfile;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Lines of a file from the bank, of any size, one in memory at a time. Lines are cut at the line feed before they are decoded: no
 * multi-byte character of the bank's charsets holds one, and so every error has its line number. CRLF and LF may be mixed.
 */
final class BankLines implements Closeable {

    /** Bytes of the longest line that the format allows, with room. */
    static final int LONGEST = 4096;

    private static final byte[] UTF8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final BankCharset charset;
    private final byte[] buffer = new byte[1 << 16];
    private final byte[] line = new byte[LONGEST];
    private int filled;
    private int next;
    private int lineNo;

    BankLines(Path file, BankCharset charset) throws IOException {
        in = Files.newInputStream(file);
        this.charset = charset;
    }

    /** Number of the line read last, from 1. */
    int lineNo() {
        return lineNo;
    }

    /**
     * The next line without its end, or null after the last.
     *
     * @throws FileRefused with the line number, when it is too long or not in the charset
     */
    String next() throws IOException {
        boolean ascii = true;
        int length = 0;
        boolean any = false;
        while (more()) {
            any = true;
            byte b = buffer[next++];
            if (b == '\n') {
                return decoded(length, ascii);
            }
            if (length == LONGEST) {
                throw new FileRefused(FileProblem.LONG_LINE, lineNo + 1, LONGEST);
            }
            ascii &= b >= 0;
            line[length++] = b;
        }
        return any ? decoded(length, ascii) : null;
    }

    private boolean more() throws IOException {
        if (next == filled) {
            filled = in.read(buffer);
            next = 0;
        }
        return filled > 0;
    }

    private String decoded(int length, boolean ascii) {
        lineNo++;
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        if (ascii) {
            return new String(line, 0, end, StandardCharsets.ISO_8859_1);
        }
        int begin = 0;
        if (lineNo == 1 && end >= UTF8_MARK.length && line[0] == UTF8_MARK[0] && line[1] == UTF8_MARK[1] && line[2] == UTF8_MARK[2]) {
            if (!charset.isUtf8()) {
                throw new FileRefused(FileProblem.MARK, charset.name());
            }
            begin = UTF8_MARK.length;
        }
        try {
            var text = charset.decode(line, begin, end);
            // GB18030 has a mark of its own.
            return lineNo == 1 && text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new FileRefused(FileProblem.CHARSET, lineNo, charset.name());
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
