package unioncard.security;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Encrypts a file with personal data in pieces under a key of its own, which is stored encrypted as personal data itself is. A rotation so
 * renews the key and leaves the file alone. The algorithm is that of the key in use when the file was stored; the length of the file's own key
 * tells it from then on. A piece opens at its own place only.
 */
public final class FileSeal {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SealAlgorithm algorithm;
    private final byte[] bytes;
    private final Sealed key;

    private FileSeal(SealAlgorithm algorithm, byte[] bytes, Sealed key) {
        this.algorithm = algorithm;
        this.bytes = bytes;
        this.key = key;
    }

    /** A new key, for a file that is about to be stored. */
    public static FileSeal create(PersonalData personalData) {
        var algorithm = personalData.algorithm();
        var bytes = new byte[algorithm.keyBytes()];
        RANDOM.nextBytes(bytes);
        return new FileSeal(algorithm, bytes, personalData.seal(PersonalKind.FILE, Base64.getEncoder().encodeToString(bytes)));
    }

    /** The key of a stored file. */
    public static FileSeal of(PersonalData personalData, Sealed key) {
        var bytes = Base64.getDecoder().decode(personalData.open(key));
        return new FileSeal(SealAlgorithm.ofKey(bytes.length), bytes, key);
    }

    /** The key as it is stored beside the file. */
    public Sealed key() {
        return key;
    }

    /** Encrypts a piece. */
    public byte[] seal(int part, byte[] plain) {
        return algorithm.seal(bytes, place(part), plain);
    }

    /** The piece that {@link #seal} was given; throws when it is not the one of this place or was changed. */
    public byte[] open(int part, byte[] sealed) {
        return algorithm.open(bytes, place(part), sealed);
    }

    private static byte[] place(int part) {
        return ByteBuffer.allocate(5).put((byte) PersonalKind.FILE.letter()).putInt(part).array();
    }

    @Override
    public String toString() {
        return "****";
    }
}
