package unioncard.signin;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import unioncard.security.PasswordProfile;
import unioncard.shared.DomainException;
import unioncard.shared.Setting;

/**
 * What an own password must be like (口令策略); see {@link PasswordProfile}. Both profiles refuse what is easily guessed.
 *
 * @param shortest characters at least
 * @param kinds kinds of characters at least, of small and capital letters, digits and others
 * @param remembered own passwords, the one in use included, that may not come again
 */
record PasswordRules(int shortest, int kinds, int remembered, CommonPasswords common) {

    /** As many as the page takes. */
    static final int LONGEST = 200;
    private static final Transliterator PINYIN = Transliterator.getInstance("Han-Latin/Names; Latin-ASCII");

    static PasswordRules configured() {
        var profile = PasswordProfile.configured();
        var file = Setting.BREACHED_PASSWORDS_FILE.text();
        return new PasswordRules(profile.shortest(), profile.kinds(), profile.remembered(), new CommonPasswords(file.isBlank() ? null : file));
    }

    /**
     * Refuses with {@code password.too-short}, {@code password.too-long}, {@code password.kinds}, {@code password.personal},
     * {@code password.common}.
     *
     * @param login of the person
     * @param name of the person; neither it nor its pinyin may stand in the password
     */
    char[] check(char[] password, String login, String name) {
        var text = new String(password);
        if (text.codePointCount(0, text.length()) < shortest) {
            throw new DomainException("password.too-short", shortest);
        }
        if (text.length() > LONGEST) {
            throw new DomainException("password.too-long", LONGEST);
        }
        if (kinds(text) < kinds) {
            throw new DomainException("password.kinds", kinds);
        }
        var small = text.toLowerCase(Locale.ROOT);
        var personal = personal(login, name);
        if (personal.stream().anyMatch(small::contains)) {
            throw new DomainException("password.personal");
        }
        if (common.contain(text, personal)) {
            throw new DomainException("password.common");
        }
        return password;
    }

    private static List<String> personal(String login, String name) {
        var words = new ArrayList<String>();
        words.add(login.toLowerCase(Locale.ROOT));
        words.add(name.strip().toLowerCase(Locale.ROOT));
        words.add(PINYIN.transliterate(name.strip()).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
        words.removeIf(word -> word.codePointCount(0, word.length()) < 2);
        return words;
    }

    private static int kinds(String text) {
        int small = 0;
        int capital = 0;
        int digit = 0;
        int other = 0;
        for (int c : text.codePoints().toArray()) {
            if (c >= 'a' && c <= 'z') {
                small = 1;
            } else if (c >= 'A' && c <= 'Z') {
                capital = 1;
            } else if (c >= '0' && c <= '9') {
                digit = 1;
            } else {
                other = 1;
            }
        }
        return small + capital + digit + other;
    }
}
