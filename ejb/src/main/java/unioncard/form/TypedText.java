package unioncard.form;

/** Undoes what keyboards and copied cells do to numbers and words: full-width forms, blanks of all kinds, invisible characters. */
public final class TypedText {

    private TypedText() {
    }

    /** Half-width, without outer blanks and invisible characters. */
    public static String trimmed(String typed) {
        if (isPlain(typed)) {
            return typed;
        }
        var text = new StringBuilder(typed.length());
        typed.codePoints().filter(c -> !isInvisible(c)).map(TypedText::halfWidth).forEach(text::appendCodePoint);
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** For numbers: {@link #trimmed}, upper case, without any blank, and without the apostrophe that marks a text cell. */
    public static String compact(String typed) {
        if (isCompact(typed)) {
            return typed;
        }
        var text = new StringBuilder();
        trimmed(typed).codePoints().filter(c -> !isBlank(c) && c != '\'' && c != '`').map(Character::toUpperCase).forEach(text::appendCodePoint);
        return text.toString();
    }

    /** Whether nothing but blanks and invisible characters is there. */
    public static boolean isEmpty(String typed) {
        return typed.isEmpty() || !isVisible(typed.charAt(0)) && typed.codePoints().noneMatch(TypedText::isVisible);
    }

    private static boolean isVisible(int c) {
        return !isBlank(c) && !isInvisible(c);
    }

    /** Most cells are typed as they should be, and there are millions of them: whether {@link #trimmed} changes nothing. */
    private static boolean isPlain(String typed) {
        int last = typed.length() - 1;
        for (int i = 0; i <= last; i++) {
            char c = typed.charAt(i);
            if (isInvisible(c) || halfWidth(c) != c || (i == 0 || i == last) && isBlank(c)) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@link #compact} changes nothing: digits and capital letters. */
    private static boolean isCompact(String typed) {
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    /** Whether a code point is a blank of any kind. */
    public static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Whether a code point shows nothing and is no blank either. */
    public static boolean isInvisible(int c) {
        return c >= 0x200B && c <= 0x200F || c == 0xFEFF || c == 0x2060 || c >= 0x202A && c <= 0x202E;
    }

    /** The half-width form of a full-width code point. */
    public static int halfWidth(int c) {
        return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c == 0x3000 ? ' ' : c;
    }
}
