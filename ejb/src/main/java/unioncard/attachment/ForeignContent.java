package unioncard.attachment;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import unioncard.shared.DomainException;

/** Files that are two things at once: a picture that a browser may take for a page, a document that is an archive as well. */
final class ForeignContent {

    /** Beginnings of pages and scripts, in lower case. */
    private static final List<String> MARKUP = List.of("<html", "<script", "<svg ", "<!doctype", "<?php", "<iframe");
    /** End of a ZIP archive's directory, which stands at the end whatever stands before. */
    private static final String ZIP_END = "PK\u0005\u0006";
    private static final int ZIP_TAIL = 22 + 0xFFFF;
    private static final String PDF = "%pdf-";

    private ForeignContent() {
    }

    /** Refuses with {@code attachment.mixed}. */
    static void refuse(byte[] content) {
        var text = new String(content, StandardCharsets.ISO_8859_1);
        var lower = text.toLowerCase(Locale.ROOT);
        if (MARKUP.stream().anyMatch(lower::contains) || text.indexOf(ZIP_END, Math.max(0, text.length() - ZIP_TAIL)) >= 0
                || lower.indexOf(PDF, 1) >= 0) {
            throw new DomainException("attachment.mixed");
        }
    }
}
