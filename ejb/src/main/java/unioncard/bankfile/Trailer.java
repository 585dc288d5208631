package unioncard.bankfile;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import unioncard.shared.Digests;

/**
 * The last line of a file, found from its end, so that a file of any size is judged before a line of it is used.
 *
 * @param count number of lines it promises
 * @param offset where it begins: the digest covers the bytes before
 */
record Trailer(int count, String digest, long offset) {

    private static final int LONGEST = 200;

    /**
     * Reads the trailer and compares the digest.
     *
     * @throws FileRefused when there is none or the digest differs
     */
    static Trailer verified(Path file) throws IOException {
        var trailer = read(file);
        if (!trailer.digest.equalsIgnoreCase(Digests.sm3(file, trailer.offset))) {
            throw new FileRefused("文件内容与摘要不符，可能被改动或传输出错");
        }
        return trailer;
    }

    private static Trailer read(Path file) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            long length = in.length();
            if (length == 0) {
                throw new FileRefused("文件是空的");
            }
            int size = (int) Math.min(LONGEST, length);
            var end = new byte[size];
            in.seek(length - size);
            in.readFully(end);
            // The charset is ASCII-compatible and no multi-byte character of it ends in a line feed.
            var text = new String(end, StandardCharsets.ISO_8859_1);
            var body = text.endsWith("\r\n") ? text.substring(0, text.length() - 2) : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
            int begin = body.lastIndexOf('\n') + 1;
            var fields = body.substring(begin).split("\\|", -1);
            if (begin == 0 || fields.length != 3 || !fields[0].equals("T") || !fields[1].matches("\\d{1,9}")) {
                throw new FileRefused("文件没有结束行，可能不完整");
            }
            return new Trailer(Integer.parseInt(fields[1]), fields[2], length - size + begin);
        }
    }
}
