package unioncard.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of personal data as their file has them at one moment: {@code current=2}, for each version {@code key.2=<base64>} and
 * {@code algorithm.2=SM4-GCM} (AES-256-GCM when not named), and {@code index=<base64 of 32 bytes>}.
 *
 * @param current version that encrypts
 * @param keys all versions that open
 * @param index key of the hashes for search
 */
record KeyRing(String current, Map<String, Key> keys, SecretKeySpec index) {

    private static final String KEY = "key.";
    private static final int INDEX_BYTES = 32;

    /** Reads a file; throws when it, a key or the current version is missing. */
    static KeyRing read(Path file) {
        var lines = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            lines.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("keys for personal data cannot be read", e);
        }
        var keys = new TreeMap<String, Key>();
        for (var name : lines.stringPropertyNames()) {
            if (name.startsWith(KEY)) {
                var version = name.substring(KEY.length());
                if (!version.matches("\\d{1,4}")) {
                    throw new IllegalStateException("the keys file names the version " + version + ", which is no number of up to four digits");
                }
                var algorithm = SealAlgorithm.of(lines.getProperty("algorithm." + version, SealAlgorithm.AES_256_GCM.word()).strip());
                keys.put(version, new Key(algorithm, bytes(lines, name, algorithm.keyBytes())));
            }
        }
        var current = lines.getProperty("current", "").strip();
        if (!keys.containsKey(current)) {
            throw new IllegalStateException("the keys file names no current key");
        }
        return new KeyRing(current, keys, new SecretKeySpec(bytes(lines, "index", INDEX_BYTES), "HmacSHA256"));
    }

    /** Itself, in place of another; throws when that had another key for search, as nothing stored would be found any more. */
    KeyRing after(KeyRing before) {
        if (!index.equals(before.index)) {
            throw new IllegalStateException("the keys file has another index key");
        }
        return this;
    }

    private static byte[] bytes(Properties lines, String name, int length) {
        var bytes = Base64.getDecoder().decode(lines.getProperty(name, "").strip());
        if (bytes.length != length) {
            throw new IllegalStateException("the keys file needs " + length + " bytes in base64 for " + name);
        }
        return bytes;
    }

    @Override
    public String toString() {
        return "keys " + keys.keySet() + ", current " + current;
    }

    /** A key with what it is for. */
    record Key(SealAlgorithm algorithm, byte[] bytes) {

        @Override
        public String toString() {
            return algorithm.word();
        }
    }
}
