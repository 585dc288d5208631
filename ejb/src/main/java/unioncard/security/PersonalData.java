package unioncard.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.crypto.Mac;
import unioncard.shared.Setting;

/**
 * Encrypts, opens, masks and indexes personal data. Each value is encrypted with a nonce of its own, so equal values differ at rest; the kind
 * is authenticated with it, so a value does not open in a column of another kind. Equality search goes through HMAC-SHA-256 of kind and
 * normalised value. Keys come from a file outside database and archive ({@link KeyRing}), which is read again when it has changed, so a new
 * key needs no restart.
 */
@ApplicationScoped
public class PersonalData {

    private static final Logger LOG = Logger.getLogger(PersonalData.class.getName());
    private static final long LOOK_AGAIN_NANOS = 2_000_000_000L;

    private static final ThreadLocal<Mac> MAC = ThreadLocal.withInitial(PersonalData::mac);

    private final Path file;
    private volatile KeyRing ring;
    private volatile FileTime changed;
    private volatile long looked;

    public PersonalData() {
        this(Setting.KEYS_FILE.path());
    }

    /** Reads the keys; throws when the file or a key is missing. */
    public PersonalData(Path keysFile) {
        file = keysFile;
        looked = System.nanoTime();
        changed = changed();
        ring = KeyRing.read(file);
    }

    /** Version of the key that encrypts. */
    public String currentVersion() {
        return ring(false).current();
    }

    /** All keys, by version. */
    public List<KeyVersion> versions() {
        var now = ring(false);
        return now.keys().entrySet().stream().sorted((a, b) -> Integer.compare(Integer.parseInt(a.getKey()), Integer.parseInt(b.getKey())))
                .map(key -> new KeyVersion(key.getKey(), key.getValue().algorithm().word(), key.getKey().equals(now.current()))).toList();
    }

    /** Algorithm of the current key. */
    public SealAlgorithm algorithm() {
        var now = ring(false);
        return now.keys().get(now.current()).algorithm();
    }

    /** Encrypts a value with the current key; null stays null. */
    public Sealed seal(PersonalKind kind, String plain) {
        if (plain == null) {
            return null;
        }
        var now = ring(false);
        var key = now.keys().get(now.current());
        var both = key.algorithm().seal(key.bytes(), bound(kind), plain.getBytes(StandardCharsets.UTF_8));
        return new Sealed("v" + now.current() + "." + kind.letter() + "." + Base64.getEncoder().withoutPadding().encodeToString(both));
    }

    /** The value in full; null stays null. Whoever shows it has it audited. */
    public String open(Sealed sealed) {
        if (sealed == null) {
            return null;
        }
        var parts = sealed.token().split("\\.", 3);
        var version = parts[0].substring(1);
        var key = ring(false).keys().get(version);
        if (key == null) {
            // Another node may have been given its key a moment earlier.
            key = ring(true).keys().get(version);
        }
        if (key == null) {
            throw new IllegalStateException("no key of version " + version);
        }
        return new String(key.algorithm().open(key.bytes(), bound(kind(parts)), Base64.getDecoder().decode(parts[2])), StandardCharsets.UTF_8);
    }

    /** The same value under the current key; itself when it is already. Throws when it cannot be opened. */
    public Sealed renew(Sealed sealed) {
        return sealed == null || sealed.token().startsWith("v" + currentVersion() + ".") ? sealed
                : seal(kind(sealed.token().split("\\.", 3)), open(sealed));
    }

    /** The value as anybody who sees the row may see it; null stays null. */
    public Masked mask(Sealed sealed) {
        return sealed == null ? null : new Masked(kind(sealed.token().split("\\.", 3)).mask(open(sealed)));
    }

    /** Keyed hash for equality search: 64 hex digits of the normalised value, different for each kind. */
    public String index(PersonalKind kind, String normalised) {
        try {
            var mac = MAC.get();
            mac.init(ring(false).index());
            mac.update(bound(kind));
            return HexFormat.of().formatHex(mac.doFinal(normalised.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keyed hash not available", e);
        }
    }

    private static Mac mac() {
        try {
            return Mac.getInstance("HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keyed hash not available", e);
        }
    }

    private static byte[] bound(PersonalKind kind) {
        return new byte[] {(byte) kind.letter()};
    }

    private static PersonalKind kind(String[] parts) {
        return PersonalKind.of(parts[1].charAt(0));
    }

    /** The keys in force. Looks at the file every few seconds, or at once; a file that is not whole leaves the keys as they are. */
    private KeyRing ring(boolean atOnce) {
        long now = System.nanoTime();
        if (atOnce || now - looked > LOOK_AGAIN_NANOS) {
            looked = now;
            var latest = changed();
            if (latest != null && !latest.equals(changed)) {
                try {
                    ring = KeyRing.read(file).after(ring);
                    changed = latest;
                    LOG.log(Level.INFO, "the keys file was read again: {0}", ring);
                } catch (RuntimeException e) {
                    LOG.log(Level.WARNING, "the keys file has changed and cannot be used, the keys stay as they were: {0}", e.getMessage());
                }
            }
        }
        return ring;
    }

    private FileTime changed() {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return null;
        }
    }
}
