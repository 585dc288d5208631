package unioncard.shared;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Latin spelling of Chinese (汉语拼音): of names as passports write them, and first letters as clerks type them to find something. */
public final class Pinyin {

    private static final Transliterator SPELL = Transliterator.getInstance("Han-Latin/Names");
    private static final Transliterator SINGLE = Transliterator.getInstance("Han-Latin");
    private static final Transliterator PLAIN = Transliterator.getInstance("Latin-ASCII");
    /** Words and characters of names of unions and places which are read otherwise than their characters alone. */
    private static final Map<String, String> READ_OTHERWISE = Map.ofEntries(Map.entry("重庆", "CQ"), Map.entry("银行", "YH"), Map.entry("行业", "HY"),
            Map.entry("分行", "FH"), Map.entry("支行", "ZH"), Map.entry("商行", "SH"), Map.entry("车行", "CH"), Map.entry("音乐", "YY"),
            Map.entry("会计", "KJ"), Map.entry("厦门", "XM"), Map.entry("校长", "XZ"), Map.entry("市长", "SZ"), Map.entry("长", "C"),
            Map.entry("曾家", "ZJ"), Map.entry("调查", "DC"), Map.entry("调度", "DD"), Map.entry("参茸", "SR"), Map.entry("召稼", "SJ"));

    private Pinyin() {
    }

    /** The spelling of a normalised name in capitals, no tones, one blank between syllables; empty when a character has no known reading. */
    public static Optional<String> of(String name) {
        var spelt = SPELL.transliterate(name).replaceAll("(?<=[lnLN])[üǖǘǚǜ]", "yu");
        var plain = PLAIN.transliterate(spelt).toUpperCase(Locale.ROOT).replaceAll(" *· *", "·").strip();
        return plain.codePoints().allMatch(c -> c < 0x80 || c == '·') ? Optional.of(plain) : Optional.empty();
    }

    /** First letters (拼音首字母) in capitals, letters and digits as they stand; whatever has no reading is left out. */
    public static String initials(String text) {
        var letters = new StringBuilder();
        for (int at = 0; at < text.length();) {
            var word = otherwise(text, at);
            if (word != null) {
                letters.append(READ_OTHERWISE.get(word));
                at += word.length();
            } else {
                int c = text.codePointAt(at);
                letters.append(initial(c));
                at += Character.charCount(c);
            }
        }
        return letters.toString();
    }

    private static String otherwise(String text, int at) {
        for (int length = Math.min(2, text.length() - at); length > 0; length--) {
            var word = text.substring(at, at + length);
            if (READ_OTHERWISE.containsKey(word)) {
                return word;
            }
        }
        return null;
    }

    private static String initial(int c) {
        int half = c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
        if (half < 0x80) {
            return Character.isLetterOrDigit(half) ? Character.toString(Character.toUpperCase(half)) : "";
        }
        var spelt = PLAIN.transliterate(SINGLE.transliterate(Character.toString(c)));
        return !spelt.isEmpty() && spelt.charAt(0) < 0x80 && Character.isLetter(spelt.charAt(0))
                ? spelt.substring(0, 1).toUpperCase(Locale.ROOT) : "";
    }
}
