package unioncard.security;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Password hashes in the format of Jakarta Security's {@code Pbkdf2PasswordHash}: {@code algorithm:iterations:salt:hash}. The JDK does
 * the derivation; this class exists because accounts are also made outside the container, by the demo data.
 */
public final class Passwords {

    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    /** What earlier installations may have stored. */
    private static final Set<String> READABLE = Set.of(ALGORITHM, "PBKDF2WithHmacSHA256");
    private static final int ITERATIONS = 210_000;
    private static final int SALT_BYTES = 32;
    private static final int HASH_BITS = 512;
    /** Checked for unknown sign-in names, so that they take as long as known ones. */
    public static final String NOBODY = hash("nobody has this password".toCharArray());

    private Passwords() {
    }

    /** Hashes a password with a new salt. */
    public static String hash(char[] password) {
        var salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        var base64 = Base64.getEncoder();
        var hash = derive(ALGORITHM, password, salt, ITERATIONS, HASH_BITS);
        return ALGORITHM + ":" + ITERATIONS + ":" + base64.encodeToString(salt) + ":" + base64.encodeToString(hash);
    }

    /**
     * Whether the password belongs to the hash; compares in constant time. A hash of fewer iterations than usual takes as long as any
     * other, lest the time tell which account has one.
     */
    public static boolean matches(char[] password, String hash) {
        var parts = hash.split(":");
        if (parts.length != 4 || !READABLE.contains(parts[0])) {
            return false;
        }
        var expected = Base64.getDecoder().decode(parts[3]);
        var salt = Base64.getDecoder().decode(parts[2]);
        int iterations = Integer.parseInt(parts[1]);
        boolean same = MessageDigest.isEqual(expected, derive(parts[0], password, salt, iterations, expected.length * Byte.SIZE));
        if (iterations < ITERATIONS) {
            derive(ALGORITHM, password, salt, ITERATIONS - iterations, HASH_BITS);
        }
        return same;
    }

    /** Whether the hash is weaker than a new one would be. */
    public static boolean isOutdated(String hash) {
        var parts = hash.split(":");
        return parts.length != 4 || !parts[0].equals(ALGORITHM) || Integer.parseInt(parts[1]) < ITERATIONS;
    }

    private static byte[] derive(String algorithm, char[] password, byte[] salt, int iterations, int bits) {
        try {
            return SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password, salt, iterations, bits)).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
