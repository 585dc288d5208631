package unioncard.bankfile;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import unioncard.shared.Setting;

/**
 * The charset of the bank's files: any that Java knows, and {@code GB18030-2000} for a bank that has not gone over to the table of 2022.
 * The newer edition exchanged the codes of 18 characters with those of 18 places of the private use area; the older one is the newer with
 * these exchanged back. What cannot be written or read is reported, never replaced. Not for several threads.
 */
final class BankCharset {

    private static final String OF_2000 = "GB18030-2000";
    private static final String STANDARD = "\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb";
    private static final String PRIVATE = "\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864";
    private static final char[] EXCHANGED = exchanged();

    private final String name;
    private final Charset charset;
    private final CharsetEncoder encoder;
    private final CharsetDecoder decoder;

    private BankCharset(String name) {
        this.name = name;
        charset = Charset.forName(isOld() ? "GB18030" : name);
        encoder = charset.newEncoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The one that {@link Setting#BANK_CHARSET} names. */
    static BankCharset configured() {
        return of(Setting.BANK_CHARSET.text().strip());
    }

    /**
     * Throws {@link java.nio.charset.UnsupportedCharsetException} for a name that nobody knows, {@link IllegalStateException} where Java itself was told to
     * take the table of 2000 for GB18030: both names would then mean another table than they say.
     */
    static BankCharset of(String name) {
        if (name.startsWith("GB18030") && !new String(new byte[] {(byte) 0xFE, 0x59}, Charset.forName("GB18030")).equals("\u9fb4")) {
            throw new IllegalStateException("Java runs with jdk.charset.GB18030=2000; leave that out and set the bank's charset to " + OF_2000);
        }
        return new BankCharset(name);
    }

    String name() {
        return name;
    }

    boolean isUtf8() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    /** The bytes of a text; throws what names no character when one cannot be written. */
    ByteBuffer encode(String text) throws CharacterCodingException {
        // An array: from a string the encoders take one character at a time.
        return encoder.encode(CharBuffer.wrap((isOld() ? exchange(text) : text).toCharArray()));
    }

    /** The characters of a text that cannot be written, without repeats; empty when all can. */
    String missing(String text) {
        if (isAscii(text) || writes(text)) {
            return "";
        }
        return text.codePoints().distinct().filter(c -> !encoder.canEncode(Character.toString(c)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** What every charset of the bank can write; most fields are no more. */
    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '\u0080') {
                return false;
            }
        }
        return true;
    }

    private boolean writes(String text) {
        try {
            encoder.encode(CharBuffer.wrap(text.toCharArray()));
            return true;
        } catch (CharacterCodingException e) {
            // It stands in the middle of its work and would take no other question.
            encoder.reset();
            return false;
        }
    }

    /** Bytes that a text takes, without checking it. */
    int length(String text) {
        return text.getBytes(charset).length;
    }

    /** The text of bytes that hold whole characters. */
    String decode(byte[] bytes, int begin, int end) throws CharacterCodingException {
        var text = decoder.decode(ByteBuffer.wrap(bytes, begin, end - begin)).toString();
        return isOld() ? exchange(text) : text;
    }

    private boolean isOld() {
        return name.equals(OF_2000);
    }

    private static char[] exchanged() {
        var table = new char[STANDARD.length() * 2];
        for (int i = 0; i < STANDARD.length(); i++) {
            table[2 * i] = STANDARD.charAt(i);
            table[2 * i + 1] = PRIVATE.charAt(i);
        }
        return table;
    }

    private static String exchange(String text) {
        char[] result = text.toCharArray();
        for (int i = 0; i < result.length; i++) {
            if (result[i] >= STANDARD.charAt(10)) {
                for (int k = 0; k < EXCHANGED.length; k++) {
                    if (EXCHANGED[k] == result[i]) {
                        result[i] = EXCHANGED[k ^ 1];
                        break;
                    }
                }
            }
        }
        return Arrays.equals(result, text.toCharArray()) ? text : new String(result);
    }
}
