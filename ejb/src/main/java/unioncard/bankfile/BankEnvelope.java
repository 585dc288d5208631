package unioncard.bankfile;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithRandom;

/**
 * An encrypted file (docs/bank-file-format.md): a line {@code E|1.0|SM4-GCM|key|nonce}, then the file under SM4-GCM, its tag at the end. The key is
 * made for the file and encrypted by SM2 (C1C3C2) for whoever receives it; the line is authenticated with the rest.
 */
final class BankEnvelope extends FilterOutputStream {

    private static final String START = "E|1.0|SM4-GCM|";
    private static final int KEY_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int LONGEST_LINE = 1_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final GCMModeCipher cipher;
    private final byte[] sealed = new byte[(1 << 16) + 64];

    /** Encrypts what is written, for the holder of the key. {@link #finish} writes the tag. */
    BankEnvelope(OutputStream out, ECPublicKeyParameters receiver) throws IOException {
        super(out);
        var key = new byte[KEY_BYTES];
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(key);
        RANDOM.nextBytes(nonce);
        var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
        engine.init(true, new ParametersWithRandom(receiver, RANDOM));
        try {
            var base64 = Base64.getEncoder();
            var line = START + base64.encodeToString(engine.processBlock(key, 0, key.length)) + "|" + base64.encodeToString(nonce) + "\r\n";
            out.write(line.getBytes(StandardCharsets.US_ASCII));
            cipher = cipher(true, key, nonce, line);
        } catch (InvalidCipherTextException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        for (int done = 0; done < length;) {
            int part = Math.min(1 << 16, length - done);
            out.write(sealed, 0, cipher.processBytes(bytes, from + done, part, sealed, 0));
            done += part;
        }
    }

    /** The end of the file. */
    void finish() throws IOException {
        try {
            out.write(sealed, 0, cipher.doFinal(sealed, 0));
            out.flush();
        } catch (InvalidCipherTextException e) {
            throw new IOException(e);
        }
    }

    /** Whether a file begins as an encrypted one does. */
    static boolean is(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(START.length()), StandardCharsets.ISO_8859_1).equals(START);
        }
    }

    /**
     * Writes what an encrypted file holds; nothing is left under the name unless every byte of it was authenticated.
     *
     * @throws FileRefused when it was not made for this key or was changed
     */
    static void open(Path file, ECPrivateKeyParameters own, Path target) throws IOException {
        var part = target.resolveSibling(target.getFileName() + ".part");
        try (var in = Files.newInputStream(file); var out = Files.newOutputStream(part)) {
            var line = line(in);
            var fields = line.strip().substring(START.length()).split("\\|", -1);
            var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
            engine.init(false, own);
            var wrapped = Base64.getDecoder().decode(fields[0]);
            var cipher = cipher(false, engine.processBlock(wrapped, 0, wrapped.length), Base64.getDecoder().decode(fields[1]), line);
            var buffer = new byte[1 << 16];
            var plain = new byte[buffer.length + 64];
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                out.write(plain, 0, cipher.processBytes(buffer, 0, read, plain, 0));
            }
            out.write(plain, 0, cipher.doFinal(plain, 0));
        } catch (InvalidCipherTextException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw new FileRefused(FileProblem.NOT_OPENED);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && line.size() < LONGEST_LINE; b = in.read()) {
            line.write(b);
            if (b == '\n') {
                break;
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static GCMModeCipher cipher(boolean encrypting, byte[] key, byte[] nonce, String line) {
        var cipher = GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(encrypting, new AEADParameters(new KeyParameter(key), TAG_BITS, nonce, line.getBytes(StandardCharsets.ISO_8859_1)));
        return cipher;
    }
}
