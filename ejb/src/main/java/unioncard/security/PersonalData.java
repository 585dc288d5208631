package unioncard.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import unioncard.shared.Setting;

/**
 * Encrypts, opens, masks and indexes personal data. AES-256-GCM with a random nonce, so equal values differ at rest; equality search
 * goes through HMAC-SHA-256 of kind and normalised value. Keys come from a file outside database and archive:
 * {@code current=1}, {@code key.1=<base64 of 32 bytes>}, {@code index=<base64 of 32 bytes>}.
 */
@ApplicationScoped
public class PersonalData {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, SecretKeySpec> keys = new HashMap<>();
    private final String current;
    private final SecretKeySpec index;

    public PersonalData() {
        this(Setting.KEYS_FILE.path());
    }

    /** Reads the keys; throws when the file or a key is missing. */
    public PersonalData(Path keysFile) {
        var file = new Properties();
        try (var in = Files.newBufferedReader(keysFile)) {
            file.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("keys for personal data cannot be read", e);
        }
        for (var name : file.stringPropertyNames()) {
            if (name.startsWith("key.")) {
                keys.put(name.substring(4), key(file, name, "AES"));
            }
        }
        current = file.getProperty("current", "");
        if (!keys.containsKey(current)) {
            throw new IllegalStateException("the keys file names no current key");
        }
        index = key(file, "index", "HmacSHA256");
    }

    private static SecretKeySpec key(Properties file, String name, String algorithm) {
        var bytes = Base64.getDecoder().decode(file.getProperty(name, "").strip());
        if (bytes.length != 32) {
            throw new IllegalStateException("the keys file needs 32 bytes in base64 for " + name);
        }
        return new SecretKeySpec(bytes, algorithm);
    }

    /** Encrypts a value; null stays null. */
    public Sealed seal(PersonalKind kind, String plain) {
        if (plain == null) {
            return null;
        }
        try {
            var nonce = new byte[NONCE_BYTES];
            RANDOM.nextBytes(nonce);
            var cipher = cipher(Cipher.ENCRYPT_MODE, current, kind, nonce);
            var secret = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            var both = ByteBuffer.allocate(nonce.length + secret.length).put(nonce).put(secret).array();
            return new Sealed("v" + current + "." + kind.letter() + "." + Base64.getEncoder().withoutPadding().encodeToString(both));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("personal data cannot be encrypted", e);
        }
    }

    /** The value in full; null stays null. Whoever shows it has it audited. */
    public String open(Sealed sealed) {
        if (sealed == null) {
            return null;
        }
        var parts = sealed.token().split("\\.", 3);
        var both = Base64.getDecoder().decode(parts[2]);
        try {
            var nonce = Arrays.copyOf(both, NONCE_BYTES);
            var cipher = cipher(Cipher.DECRYPT_MODE, parts[0].substring(1), kind(parts), nonce);
            return new String(cipher.doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("personal data cannot be opened with key " + parts[0], e);
        }
    }

    /** The value as anybody who sees the row may see it; null stays null. */
    public Masked mask(Sealed sealed) {
        return sealed == null ? null : new Masked(kind(sealed.token().split("\\.", 3)).mask(open(sealed)));
    }

    /** Keyed hash for equality search: 64 hex digits of the normalised value. */
    public String index(PersonalKind kind, String normalised) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(index);
            mac.update((byte) kind.letter());
            return HexFormat.of().formatHex(mac.doFinal(normalised.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keyed hash not available", e);
        }
    }

    private static PersonalKind kind(String[] parts) {
        return PersonalKind.of(parts[1].charAt(0));
    }

    private Cipher cipher(int mode, String version, PersonalKind kind, byte[] nonce) throws GeneralSecurityException {
        var key = keys.get(version);
        if (key == null) {
            throw new IllegalStateException("no key of version " + version);
        }
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(new byte[] {(byte) kind.letter()});
        return cipher;
    }
}
