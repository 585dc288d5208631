package unioncard.security;

import java.util.Locale;
import java.util.regex.Pattern;
import unioncard.shared.DomainException;

/**
 * A sign-in name (用户名): 3 to 40 small letters, digits, dots, hyphens or underscores, beginning with a letter or digit.
 *
 * @param text in lower case
 */
public record Login(String text) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._-]{2,39}");

    /** Reads what somebody typed; refused with {@code account.login-invalid}. */
    public static Login of(String typed) {
        var text = typed.strip().toLowerCase(Locale.ROOT);
        if (!SHAPE.matcher(text).matches()) {
            throw new DomainException("account.login-invalid");
        }
        return new Login(text);
    }
}
