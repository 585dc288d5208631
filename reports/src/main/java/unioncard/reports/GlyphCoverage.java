package unioncard.reports;

import java.awt.Font;
import java.util.List;

/**
 * Which characters the fonts can print. A character without a glyph would vanish from a PDF file without any error, so
 * every text goes through {@link #printable} and a clerk can be warned beforehand with {@link #missing}.
 */
public final class GlyphCoverage {

    private static final byte PRINTABLE = 1;
    private static final byte MISSING = 2;

    private final List<Font> fonts;
    /** What is known of a code point, 0: not asked yet. A long list has millions of characters and some thousand different ones. */
    private final byte[] known = new byte[Character.MAX_CODE_POINT + 1];

    GlyphCoverage(List<Font> fonts) {
        this.fonts = List.copyOf(fonts);
    }

    /** The characters of the text that cannot be printed, each once, as {@code U+2EBF0}; empty when all can, or for null. */
    public List<String> missing(String text) {
        if (text == null || isPrintable(text)) {
            return List.of();
        }
        return text.codePoints().filter(this::isMissing).distinct().mapToObj(GlyphCoverage::label).toList();
    }

    /**
     * The text as it will be printed: a character no font has becomes {@code [U+2EBF0]}, and so does a character that is
     * not seen (direction marks, private use); line breaks and tabs become blanks. Null stays null.
     */
    public String printable(String text) {
        if (text == null || isPrintable(text)) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            if (isBlank(codePoint)) {
                printable.append(' ');
            } else if (isMissing(codePoint)) {
                printable.append('[').append(label(codePoint)).append(']');
            } else {
                printable.appendCodePoint(codePoint);
            }
        });
        return printable.toString();
    }

    /** Whether nothing of the text has to be written in another way. */
    private boolean isPrintable(String text) {
        for (int at = 0; at < text.length();) {
            int codePoint = text.codePointAt(at);
            if (isBlank(codePoint) || isMissing(codePoint)) {
                return false;
            }
            at += Character.charCount(codePoint);
        }
        return true;
    }

    private boolean isMissing(int codePoint) {
        byte found = known[codePoint];
        if (found == 0) {
            // Two threads at a time find the same.
            found = isBlank(codePoint) || isInFonts(codePoint) ? PRINTABLE : MISSING;
            known[codePoint] = found;
        }
        return found == MISSING;
    }

    private boolean isInFonts(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !isVariationSelector(codePoint) && fonts.stream().anyMatch(font -> font.canDisplay(codePoint));
        };
    }

    private static boolean isBlank(int codePoint) {
        return codePoint == '\n' || codePoint == '\r' || codePoint == '\t' || codePoint == 0xA0;
    }

    private static boolean isVariationSelector(int codePoint) {
        return codePoint >= 0xFE00 && codePoint <= 0xFE0F || codePoint >= 0xE0100 && codePoint <= 0xE01EF;
    }

    private static String label(int codePoint) {
        return String.format("U+%04X", codePoint);
    }
}
