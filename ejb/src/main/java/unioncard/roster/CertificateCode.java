package unioncard.roster;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * 验证码 of a certificate: 16 random characters (80 bits), without letters that are taken for digits. It says nothing about whom it stands for and cannot
 * be guessed or reckoned.
 */
final class CertificateCode {

    private static final String CHARACTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CertificateCode() {
    }

    static String next() {
        var code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(CHARACTERS.charAt(RANDOM.nextInt(CHARACTERS.length())));
        }
        return code.toString();
    }

    /** In groups of four, as it stands on paper. */
    static String grouped(String code) {
        return code.replaceAll("(.{4})(?!$)", "$1-");
    }

    /** What somebody has typed from paper as a code, or null when it cannot be one. */
    static String read(String typed) {
        var code = typed == null ? "" : typed.toUpperCase(Locale.ROOT).replaceAll("[\\s\\u3000-]", "").replace('O', '0').replace('I', '1').replace('L', '1');
        return code.length() == LENGTH && code.chars().allMatch(c -> CHARACTERS.indexOf(c) >= 0) ? code : null;
    }
}
