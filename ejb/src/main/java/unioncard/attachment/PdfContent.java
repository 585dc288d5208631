package unioncard.attachment;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import unioncard.shared.DomainException;

/**
 * A PDF is kept byte for byte, as a scan may be signed. It must be whole from header to trailer, open without a password and do nothing by
 * itself. What lies in compressed streams is not looked into: browsers show it without its scripts.
 */
final class PdfContent {

    private static final Pattern HEADER = Pattern.compile("%PDF-[12]\\.\\d\\s[\\s\\S]*");
    private static final Pattern TRAILER = Pattern.compile("startxref\\s+(\\d{1,10})\\s+%%EOF\\s*$");
    private static final int TAIL = 1024;
    private static final Pattern ACTIVE = Pattern.compile("/(?:JavaScript|Launch|EmbeddedFile|RichMedia|XFA|SubmitForm|ImportData)(?=[\\s/<(\\[])");
    private static final Pattern LOCKED = Pattern.compile("/Encrypt\\s");
    private static final Pattern REFERENCES = Pattern.compile("\\s*(?:xref\\s|\\d+ \\d+ obj)");

    private PdfContent() {
    }

    /** The content itself; refuses with {@code attachment.damaged}, {@code attachment.pdf-locked} and {@code attachment.pdf-active}. */
    static byte[] checked(byte[] content) {
        var text = new String(content, StandardCharsets.ISO_8859_1);
        var trailer = TRAILER.matcher(text.substring(Math.max(0, text.length() - TAIL)));
        if (!HEADER.matcher(text.substring(0, Math.min(text.length(), TAIL))).matches() || !trailer.find() || !leadsToReferences(text, trailer.group(1))) {
            throw new DomainException("attachment.damaged");
        }
        if (LOCKED.matcher(text).find()) {
            throw new DomainException("attachment.pdf-locked");
        }
        if (ACTIVE.matcher(text).find()) {
            throw new DomainException("attachment.pdf-active");
        }
        return content;
    }

    /** Whether the trailer points to a table of objects, or to a stream that holds it. */
    private static boolean leadsToReferences(String text, String offset) {
        long at = Long.parseLong(offset);
        return at < text.length() && REFERENCES.matcher(text).region((int) at, text.length()).lookingAt();
    }
}
