package unioncard.bank.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/** The bytes of the exchange: charset, line end, dates and digest. */
final class BankText {

    static final Charset GB18030 = Charset.forName("GB18030");
    static final String LINE_END = "\r\n";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private BankText() {
    }

    /** Throws IllegalStateException when this Java runs with the table of 2000 (jdk.charset.GB18030=2000). */
    static void requireTableOf2022() {
        if (!new String(new byte[] {(byte) 0xFE, 0x59}, GB18030).equals("\u9FB4")) {
            throw new IllegalStateException("Java is running with the GB18030 table of 2000; the files use the table of 2022");
        }
    }

    static String decode(byte[] bytes) throws CharacterCodingException {
        return GB18030.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes)).toString();
    }

    /** SM3 in lower-case hex. */
    static String digest(byte[] bytes, int length) {
        var sm3 = new SM3Digest();
        sm3.update(bytes, 0, length);
        var hash = new byte[sm3.getDigestSize()];
        sm3.doFinal(hash, 0);
        return HexFormat.of().formatHex(hash);
    }

    static String digest(byte[] bytes) {
        return digest(bytes, bytes.length);
    }

    /** The lines followed by the trailer that fits them. */
    static byte[] withTrailer(String lines, int count, Charset charset) {
        var body = lines.getBytes(charset);
        return withTrailer(body, count, digest(body));
    }

    static byte[] withTrailer(byte[] body, int count, String digest) {
        var bytes = new ByteArrayOutputStream(body.length + 90);
        bytes.writeBytes(body);
        bytes.writeBytes(("T|" + count + "|" + digest + LINE_END).getBytes(GB18030));
        return bytes.toByteArray();
    }

    static String date(LocalDate date) {
        return DATE.format(date);
    }

    /** Throws DateTimeException when the text is no date of the calendar. */
    static LocalDate date(String text) {
        if (text.length() != 8) {
            throw new DateTimeException("not a date: " + text);
        }
        return LocalDate.parse(text, DATE);
    }
}
