package unioncard.shared;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

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

    /** What the rules of ICU read by a neighbour wherever it stands, not only at the beginning of a name: 万 of 万俟 is mo, 澹 of 澹台 tan. */
    private static final Pattern READ_TOGETHER = Pattern.compile("令狐|万俟|澹台|藏文|重庆|秘鲁");
    private static final int MOST_REMEMBERED = 100_000;
    private static final Map<String, String> SPELT = new ConcurrentHashMap<>();

    private Pinyin() {
    }

    /** The spelling of a normalised name in capitals, no tones, one blank between syllables; empty when a character has no known reading. */
    public static Optional<String> of(String name) {
        if (name.codePointCount(0, name.length()) < 2 || !name.codePoints().allMatch(Character::isIdeographic) || READ_TOGETHER.matcher(name).find()) {
            return spelling(name);
        }
        int two = name.offsetByCodePoints(0, 2);
        // Surnames of one or two characters are read by rules of their own, everything behind them character by character.
        var spelt = remembered(name.substring(0, two));
        for (int at = two; at < name.length() && !spelt.isEmpty(); at += Character.charCount(name.codePointAt(at))) {
            var syllable = remembered(Character.toString(name.codePointAt(at)));
            spelt = syllable.isEmpty() ? "" : spelt + " " + syllable;
        }
        return spelt.isEmpty() ? Optional.empty() : Optional.of(spelt);
    }

    /** The rules are slow, and forms bring a hundred thousand names with the same few thousand beginnings and characters. */
    private static String remembered(String part) {
        var known = SPELT.get(part);
        if (known == null) {
            // A character behind another one is no surname.
            known = part.codePointCount(0, part.length()) == 1 ? spelling("一" + part).map(both -> both.substring(both.indexOf(' ') + 1)).orElse("")
                    : spelling(part).orElse("");
            if (SPELT.size() < MOST_REMEMBERED) {
                SPELT.put(part, known);
            }
        }
        return known;
    }

    /** By the rules alone. */
    static Optional<String> spelling(String name) {
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
