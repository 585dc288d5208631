package unioncard.bankfile;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import unioncard.shared.Digests;

/**
 * The last line of a file, found from its end, so that a file of any size is judged before a line of it is used.
 *
 * @param count number of lines it promises
 * @param signature of the bytes before, in Base64, or null
 * @param offset where it begins: digest and signature cover the bytes before
 */
record Trailer(int count, String digest, String signature, long offset) {

    private static final int LONGEST = 400;

    /**
     * Reads the trailer, compares the digest and verifies the signature where the keys ask for one.
     *
     * @throws FileRefused when there is none, the digest differs, or the signature is missing or not the bank's
     */
    static Trailer verified(Path file, BankLayout layout, BankKeys keys) throws IOException {
        var trailer = read(file, layout.separator());
        if (!trailer.digest.equalsIgnoreCase(Digests.sm3(file, trailer.offset))) {
            throw new FileRefused(FileProblem.DIGEST);
        }
        var signature = keys.verifying();
        if (signature.isPresent() && !trailer.signed(file, signature.get())) {
            throw new FileRefused(trailer.signature == null ? FileProblem.NO_SIGNATURE : FileProblem.SIGNATURE);
        }
        return trailer;
    }

    private boolean signed(Path file, BankSignature verifier) throws IOException {
        if (signature == null) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[1 << 16];
            for (long left = offset; left > 0;) {
                int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (read < 0) {
                    return false;
                }
                verifier.update(buffer, 0, read);
                left -= read;
            }
        }
        return verifier.verifies(signature);
    }

    private static Trailer read(Path file, char separator) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            long length = in.length();
            if (length == 0) {
                throw new FileRefused(FileProblem.EMPTY);
            }
            int size = (int) Math.min(LONGEST, length);
            var end = new byte[size];
            in.seek(length - size);
            in.readFully(end);
            // The charset is ASCII-compatible and no multi-byte character of it ends in a line feed.
            var text = new String(end, StandardCharsets.ISO_8859_1);
            var body = text.endsWith("\r\n") ? text.substring(0, text.length() - 2) : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
            int begin = body.lastIndexOf('\n') + 1;
            var fields = body.substring(begin).split(Pattern.quote(Character.toString(separator)), -1);
            if (begin == 0 || fields.length < 3 || fields.length > 4 || !fields[0].equals("T") || !fields[1].matches("\\d{1,9}")) {
                throw new FileRefused(FileProblem.NO_TRAILER);
            }
            return new Trailer(Integer.parseInt(fields[1]), fields[2], fields.length == 4 ? fields[3] : null, length - size + begin);
        }
    }
}
