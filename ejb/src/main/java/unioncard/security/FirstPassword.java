package unioncard.security;

import java.security.SecureRandom;
import java.time.Instant;

/**
 * A first password (初始密码): random, shown once to who opened the account or reset its password, good for one sign-in within the hours the
 * installation allows, and for nothing but choosing an own one.
 *
 * @param text what to tell the person
 * @param until when it loses its force
 */
record FirstPassword(String text, Instant until) {

    private static final String SMALL = "abcdefghjkmnpqrstuvwxyz";
    private static final String CAPITAL = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String DIGITS = "23456789";
    /** At each place letters of every kind could stand; three places are reserved, so that the rules of every profile hold. */
    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one, good until then. */
    static FirstPassword until(Instant until) {
        var text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            text.append(one(SMALL + CAPITAL + DIGITS));
        }
        int start = RANDOM.nextInt(LENGTH);
        text.setCharAt(start, one(SMALL));
        text.setCharAt((start + 1) % LENGTH, one(CAPITAL));
        text.setCharAt((start + 2) % LENGTH, one(DIGITS));
        return new FirstPassword(text.toString(), until);
    }

    private static char one(String letters) {
        return letters.charAt(RANDOM.nextInt(letters.length()));
    }

    @Override
    public String toString() {
        return "****";
    }
}
