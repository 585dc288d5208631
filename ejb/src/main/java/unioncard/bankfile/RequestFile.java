package unioncard.bankfile;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SM3Digest;
import unioncard.shared.Digests;

/**
 * Writes a request file line by line: to a temporary name, digest over every byte, signed and encrypted where the keys say so, forced to disk,
 * renamed. Without keys the same lines always give the same bytes; signing and encrypting give others each time. What sends it adds the {@code .ok}.
 */
final class RequestFile implements AutoCloseable {

    private final BankLayout layout;
    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final OutputStream out;
    private final Optional<BankSignature> signature;
    private final BankEnvelope envelope;
    private final BankCharset charset;
    private final String separator;
    private final SM3Digest digest = new SM3Digest();
    private int lines;

    RequestFile(Path target, BankLayout layout, BankCharset charset, BankKeys keys) throws IOException {
        this.layout = layout;
        this.target = target;
        this.charset = charset;
        separator = Character.toString(layout.separator());
        temporary = target.resolveSibling("." + target.getFileName() + ".part");
        channel = FileChannel.open(temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        signature = keys.signing();
        var plain = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        envelope = keys.encrypting() ? new BankEnvelope(plain, keys.bank()) : null;
        out = envelope == null ? plain : new BufferedOutputStream(envelope, 1 << 16);
    }

    /** Header line, which tells the number of lines to come. */
    void header(String... fields) throws IOException {
        line(fields);
    }

    /** A line for one member. Throws {@link CharacterCodingException} when the bank's charset cannot write it. */
    void detail(String... fields) throws IOException {
        line(fields);
        lines++;
    }

    /** Trailer, then the file becomes visible under its name. Returns the digest over everything before the trailer. */
    String finish() throws IOException {
        var hex = Digests.hex(digest);
        var signed = signature.map(one -> layout.separator() + one.sign()).orElse("");
        out.write(("T" + layout.separator() + lines + layout.separator() + hex + signed + layout.lineEnd()).getBytes(StandardCharsets.US_ASCII));
        out.flush();
        if (envelope != null) {
            envelope.finish();
        }
        channel.force(true);
        channel.close();
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        BankFolders.force(target.getParent());
        return hex;
    }

    private void line(String... fields) throws IOException {
        for (var field : fields) {
            if (layout.separates(field)) {
                throw new IllegalArgumentException("a field of a request line holds a separator or control character");
            }
        }
        var bytes = charset.encode(String.join(separator, fields) + layout.lineEnd());
        digest.update(bytes.array(), 0, bytes.limit());
        signature.ifPresent(one -> one.update(bytes.array(), 0, bytes.limit()));
        out.write(bytes.array(), 0, bytes.limit());
    }

    /** Removes the temporary file when writing did not finish. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(temporary);
    }
}
