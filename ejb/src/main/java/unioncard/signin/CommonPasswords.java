package unioncard.signin;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Passwords that others try first: those that zxcvbn puts together from its lists of common passwords, words and names, from rows of keys,
 * dates and repetitions, and from {@link #CONTEXT}, with fewer guesses than {@link #FEWEST_GUESSES}; and, where the installation has such a
 * file, those known from breaches.
 */
final class CommonPasswords {

    /** Words somebody who knows this system would try. */
    static final List<String> CONTEXT = List.of("unioncard", "union", "card", "gonghui", "zonggonghui", "shizonggonghui", "huiyuan", "huiyuanka", "fuwuka",
            "gonghuika", "baozhang", "canbao", "banka", "qujugonghui", "jiceng", "jingbanren", "guanliyuan", "administrator", "admin", "shanghai", "zhigong",
            "zhibao", "mima", "kouling", "denglu", "woaini", "changeme", "welcome");
    /** Above what zxcvbn calls safely unguessable, so that three common words, dates or rows of keys do not make a password yet. */
    private static final long FEWEST_GUESSES = 1_000_000_000L;
    private static final int TRIES_PER_SIGN = 100;
    /** More would only take time: so long a beginning decides. */
    private static final int JUDGED = 64;
    private static final int SHA1_HEX = 40;

    private final Zxcvbn estimate = new Zxcvbn();
    private final String breachedFile;

    /**
     * @param breachedFile SHA-1 hashes in hex, sorted, one a line, anything after a colon ignored; null: none
     */
    CommonPasswords(String breachedFile) {
        this.breachedFile = breachedFile;
    }

    /** Whether the password is one of them; the person's own words count as common too. */
    boolean contain(String password, List<String> personal) {
        var words = new ArrayList<>(CONTEXT);
        words.addAll(personal);
        var judged = password.length() <= JUDGED ? password : password.substring(0, JUDGED);
        return guessed(judged, words) || breachedFile != null && isBreached(password);
    }

    /** As it is typed, and without the signs between: a hyphen in "abcdef-12345" is the next thing others try. */
    private boolean guessed(String password, List<String> words) {
        var plain = password.replaceAll("[^\\p{L}\\p{N}]", "");
        return estimate.measure(password, words).getGuesses() < FEWEST_GUESSES || !plain.isEmpty()
                && estimate.measure(plain, words).getGuesses() * Math.pow(TRIES_PER_SIGN, password.length() - plain.length()) < FEWEST_GUESSES;
    }

    /** Looks for the hash in the file by halving it; files of many gigabytes take some forty reads. */
    private boolean isBreached(String password) {
        var wanted = sha1(password);
        try (var file = new RandomAccessFile(breachedFile, "r")) {
            long low = 0;
            long high = file.length();
            while (low < high) {
                long middle = (low + high) / 2;
                file.seek(middle);
                if (middle > 0) {
                    file.seek(middle - 1);
                    file.readLine();
                }
                long start = file.getFilePointer();
                var line = file.readLine();
                if (line == null || start >= high) {
                    high = middle;
                    continue;
                }
                var hash = line.length() < SHA1_HEX ? line : line.substring(0, SHA1_HEX);
                int order = hash.toUpperCase(Locale.ROOT).compareTo(wanted);
                if (order == 0) {
                    return true;
                }
                if (order < 0) {
                    low = file.getFilePointer();
                } else {
                    high = middle;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("the file of breached passwords cannot be read", e);
        }
    }

    private static String sha1(String password) {
        try {
            return HexFormat.of().withUpperCase().formatHex(MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
