package unioncard.signin;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time passwords (动态口令) after RFC 6238, as every authenticator app counts them: SHA-1, 30 seconds, six digits. */
final class Totp {

    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;
    private static final int SECRET_BYTES = 20;
    /** Clocks may differ by one step either way. */
    private static final int DRIFT = 1;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {
    }

    /** A new secret, in Base32. */
    static String secret() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        var text = new StringBuilder();
        for (int bit = 0; bit < bytes.length * Byte.SIZE; bit += 5) {
            int value = 0;
            for (int i = bit; i < bit + 5; i++) {
                value = value << 1 | bytes[i / Byte.SIZE] >> 7 - i % Byte.SIZE & 1;
            }
            text.append(BASE32.charAt(value));
        }
        return text.toString();
    }

    /** What the QR code says to the app. */
    static String uri(String issuer, String login, String secret) {
        // Algorithm, digits and period are what apps take when nothing is said; a short text makes a QR code that old cameras can read.
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(login) + "?secret=" + secret + "&issuer=" + encoded(issuer);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The step whose code this is, now or one step beside; empty when it is none of these. */
    static OptionalLong step(String secret, String code, Instant now) {
        long current = now.getEpochSecond() / STEP_SECONDS;
        var found = OptionalLong.empty();
        for (long step = current - DRIFT; step <= current + DRIFT; step++) {
            if (code(secret, step).equals(code)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** The code of a step, six digits. */
    static String code(String secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
            return ("0".repeat(DIGITS) + number % MODULUS).substring(Integer.toString(number % MODULUS).length());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String base32) {
        var bytes = ByteBuffer.allocate(base32.length() * 5 / Byte.SIZE);
        int buffer = 0;
        int bits = 0;
        for (char letter : base32.toCharArray()) {
            buffer = buffer << 5 | BASE32.indexOf(letter);
            bits += 5;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.put((byte) (buffer >> bits));
                buffer &= (1 << bits) - 1;
            }
        }
        return bytes.array();
    }
}
