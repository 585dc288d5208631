package unioncard.security;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Password hashes in the format of Jakarta Security's {@code Pbkdf2PasswordHash}: {@code algorithm:iterations:salt:hash}. The JDK does
 * the derivation; this class exists because accounts are also made outside the container, by the demo data.
 */
public final class Passwords {

    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final int ITERATIONS = 210_000;
    private static final int SALT_BYTES = 32;
    private static final int HASH_BITS = 512;
    /** Checked for unknown sign-in names, so that they take as long as known ones. */
    static final String NOBODY = hash("nobody has this password".toCharArray());

    private Passwords() {
    }

    /** Hashes a password with a new salt. */
    public static String hash(char[] password) {
        var salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        var base64 = Base64.getEncoder();
        return ALGORITHM + ":" + ITERATIONS + ":" + base64.encodeToString(salt) + ":" + base64.encodeToString(derive(password, salt, ITERATIONS));
    }

    /** Whether the password belongs to the hash; compares in constant time. */
    public static boolean matches(char[] password, String hash) {
        var parts = hash.split(":");
        if (parts.length != 4 || !parts[0].equals(ALGORITHM)) {
            return false;
        }
        var base64 = Base64.getDecoder();
        return MessageDigest.isEqual(base64.decode(parts[3]), derive(password, base64.decode(parts[2]), Integer.parseInt(parts[1])));
    }

    private static byte[] derive(char[] password, byte[] salt, int iterations) {
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(new PBEKeySpec(password, salt, iterations, HASH_BITS)).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
