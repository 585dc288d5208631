package unioncard.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/** Digests of files, in lower-case hex. */
public final class Digests {

    private Digests() {
    }

    /** SHA-256 of a whole file. */
    public static String sha256(Path file) {
        return sha256(file, Long.MAX_VALUE);
    }

    /** SHA-256 of the first {@code length} bytes of a file, or of all of it when it is shorter. */
    public static String sha256(Path file, long length) {
        try (var in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            long left = length;
            for (int read = in.read(buffer); read >= 0 && left > 0; read = in.read(buffer)) {
                digest.update(buffer, 0, (int) Math.min(read, left));
                left -= read;
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SHA-256 of what is at hand. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SM3 (GB/T 32905) of the first {@code length} bytes of a file. */
    public static String sm3(Path file, long length) {
        try (var in = Files.newInputStream(file)) {
            var digest = new SM3Digest();
            var buffer = new byte[1 << 16];
            for (long left = length; left > 0;) {
                int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (read < 0) {
                    throw new IllegalArgumentException("file shorter than " + length + " bytes");
                }
                digest.update(buffer, 0, read);
                left -= read;
            }
            return hex(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends an SM3 digest. */
    public static String hex(SM3Digest digest) {
        var result = new byte[digest.getDigestSize()];
        digest.doFinal(result, 0);
        return HexFormat.of().formatHex(result);
    }
}
