package unioncard.organisation;

import java.util.Locale;
import java.util.Optional;

/**
 * Unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters of a set without I, O, S, V, Z, the last one a check character.
 *
 * @param value upper case
 */
public record CreditCode(String value) {

    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    static final int LENGTH = 18;

    public CreditCode {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a unified social credit code");
        }
    }

    /** Reads a code as typed: outer blanks and small letters are forgiven, everything else is not. */
    public static Optional<CreditCode> parse(String typed) {
        var upper = typed.strip().toUpperCase(Locale.ROOT);
        return isValid(upper) ? Optional.of(new CreditCode(upper)) : Optional.empty();
    }

    /** The check character of the first seventeen. */
    static char checkCharacter(String first17) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += CHARACTERS.indexOf(first17.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return CHARACTERS.charAt((31 - sum % 31) % 31);
    }

    /** Whether a text consists of characters that such codes are made of. */
    static boolean hasCharacters(String text) {
        return text.chars().allMatch(c -> CHARACTERS.indexOf(c) >= 0);
    }

    /** Whether it is a code given to unions: those of grassroots unions begin with 81, of others with 89. */
    public boolean ofUnion() {
        return value.startsWith("81") || value.startsWith("89");
    }

    private static boolean isValid(String code) {
        return code.length() == LENGTH && hasCharacters(code) && checkCharacter(code) == code.charAt(LENGTH - 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
