package unioncard.shared;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.Optional;

/** Latin spelling of names (汉语拼音) as passports write it: capitals, no tones, surnames by their own reading, ü after l and n as YU. */
public final class Pinyin {

    private static final Transliterator SPELL = Transliterator.getInstance("Han-Latin/Names");
    private static final Transliterator PLAIN = Transliterator.getInstance("Latin-ASCII");

    private Pinyin() {
    }

    /** The spelling of a normalised name, one blank between syllables; empty when a character has no known reading. */
    public static Optional<String> of(String name) {
        var spelt = SPELL.transliterate(name).replaceAll("(?<=[lnLN])[üǖǘǚǜ]", "yu");
        var plain = PLAIN.transliterate(spelt).toUpperCase(Locale.ROOT).replaceAll(" *· *", "·").strip();
        return plain.codePoints().allMatch(c -> c < 0x80 || c == '·') ? Optional.of(plain) : Optional.empty();
    }
}
