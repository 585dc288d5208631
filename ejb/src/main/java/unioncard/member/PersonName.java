package unioncard.member;

import com.ibm.icu.lang.UCharacter;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import unioncard.form.CellFault;
import unioncard.form.TypedText;
import unioncard.form.UnfitValue;

/**
 * Name of a person (姓名). Forms that only keyboards tell apart become one: middle dots, full-width letters, blanks. Compatibility
 * normalisation is not used, as it would change characters. ICU judges the characters, as the JDK does not know those of recent years.
 *
 * @param value normalised
 * @param original as typed
 */
public record PersonName(String value, String original) {

    static final int LONGEST = 100;
    private static final String HAN = "[\\p{IsHan}〇]";
    /** Bullet, hyphenation point, bullet operator, katakana dots, dot operator. */
    private static final Pattern DOTS = Pattern.compile("[ \\u00A0\\u3000]*[\\u00B7\\u2022\\u2027\\u2219\\u30FB\\uFF65\\u22C5][ \\u00A0\\u3000]*");
    private static final Pattern STOP_BETWEEN_HAN = Pattern.compile("(?<=" + HAN + ")\\s*[.．]\\s*(?=" + HAN + ")");
    private static final Pattern BLANKS_BESIDE_HAN = Pattern.compile("(?<=" + HAN + ") +| +(?=" + HAN + ")");
    /** Private-use code points that GB18030-2005 tables still hand out, beside those of GBK which the JDK's tables resolve. */
    private static final Map<Integer, Integer> MOVED = Map.of(0xE816, 0x20087, 0xE817, 0x20089, 0xE818, 0x200CC, 0xE831, 0x215D7,
            0xE83B, 0x2298F, 0xE855, 0x241FE);

    /** Reads a name as typed. Throws {@link UnfitValue} for private-use, unreadable and impossible characters and for too long names. */
    public static PersonName of(String typed) {
        typed.codePoints().filter(PersonName::isPrivateUse).findFirst().ifPresent(PersonName::refusePrivateUse);
        var name = normalise(typed);
        if (name.isEmpty()) {
            throw new UnfitValue(CellFault.MISSING);
        }
        if (name.codePoints().anyMatch(c -> c == '?' || c == 0xFFFD || c == 0x3013 || c == '□' || !UCharacter.isDefined(c))) {
            throw new UnfitValue(Fault.NAME_UNREADABLE);
        }
        if (!name.codePoints().allMatch(c -> UCharacter.isLetter(c) || c == 0x3007 || " ·.'-,".indexOf(c) >= 0
                || Character.getType(c) == Character.NON_SPACING_MARK)) {
            throw new UnfitValue(Fault.NAME_SHAPE);
        }
        if (name.codePointCount(0, name.length()) > LONGEST) {
            throw new UnfitValue(CellFault.TOO_LONG);
        }
        return new PersonName(name, typed);
    }

    /** The one form of all spellings of a name; never fails, so it also serves search fields. */
    public static String normalise(String typed) {
        var name = DOTS.matcher(typed).replaceAll("·");
        name = STOP_BETWEEN_HAN.matcher(name).replaceAll("·");
        name = TypedText.trimmed(name).replaceAll("[\\s\\u00A0\\u3000]+", " ").replace('\u2019', '\'').replace('\u2018', '\'');
        name = BLANKS_BESIDE_HAN.matcher(name).replaceAll("");
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    /** What a registry's name is compared by: normalised, upper case, no blanks. */
    public static String comparable(String name) {
        return normalise(name).toUpperCase(Locale.ROOT).replace(" ", "");
    }

    private static boolean isPrivateUse(int c) {
        return Character.getType(c) == Character.PRIVATE_USE;
    }

    private static void refusePrivateUse(int c) {
        int standard = standard(c);
        throw standard == c ? new UnfitValue(Fault.NAME_PRIVATE_USE)
                : new UnfitValue(Fault.NAME_PRIVATE_USE, "该字的标准编码是“" + Character.toString(standard) + "”（U+"
                        + Integer.toHexString(standard).toUpperCase(Locale.ROOT) + "），请改用后重新上传");
    }

    /** The standard code point meant by a private-use one of old Chinese systems, or the same when nobody knows. */
    static int standard(int privateUse) {
        if (MOVED.containsKey(privateUse)) {
            return MOVED.get(privateUse);
        }
        var gbk = Charset.forName("GBK");
        var text = Character.toString(privateUse);
        if (!gbk.newEncoder().canEncode(text)) {
            return privateUse;
        }
        int standard = new String(text.getBytes(gbk), Charset.forName("GB18030")).codePointAt(0);
        return isPrivateUse(standard) ? privateUse : standard;
    }

    @Override
    public String toString() {
        return value;
    }
}
