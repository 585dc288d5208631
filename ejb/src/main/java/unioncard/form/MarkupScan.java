package unioncard.form;

import unioncard.shared.DomainException;

/**
 * Looks through the bytes of an XML part for what no reader should have to cope with: declarations of document types and entities, rows and
 * columns and texts without number. It finds the beginnings of tags and nothing more; other encodings than UTF-8, in which a tag would look
 * otherwise, are refused.
 */
final class MarkupScan {

    /** Rows of a sheet, blank ones too. */
    static final int MOST_ROWS = 200_000;
    /** Cells of a row, blank ones too. */
    static final int MOST_CELLS = 300;
    private static final int MOST_TEXTS = 1_500_000;
    private static final int LONGEST_NAME = 12;
    /** First byte of the mark in UTF-8. */
    private static final byte BYTE_ORDER_MARK = (byte) 0xEF;

    private final byte[] name = new byte[LONGEST_NAME];
    private int length = -1;
    private long seen;
    private int rows;
    private int cells;
    private int texts;

    void scan(byte[] buffer, int count) {
        for (int i = 0; i < count; i++) {
            byte b = buffer[i];
            if (b == 0 || seen + i == 0 && b != '<' && b != BYTE_ORDER_MARK && !isBlank(b)) {
                throw new DomainException("import.file-suspicious");
            }
            if (b == '<') {
                length = 0;
            } else if (length >= 0) {
                take(b);
            }
        }
        seen += count;
    }

    private void take(byte b) {
        if (b == ':') {
            length = 0;
        } else if (isBlank(b) || b == '>' || b == '/' && length > 0) {
            tag();
            length = -1;
        } else if (length < LONGEST_NAME) {
            name[length++] = b;
        } else {
            length = -1;
        }
    }

    private void tag() {
        if (length == 1 && name[0] == 'c') {
            if (++cells > MOST_CELLS) {
                throw new DomainException("import.many-columns");
            }
        } else if (is("row")) {
            cells = 0;
            if (++rows > MOST_ROWS) {
                throw new DomainException("import.blank-rows");
            }
        } else if (is("si")) {
            if (++texts > MOST_TEXTS) {
                throw new DomainException("import.file-suspicious");
            }
        } else if (is("!DOCTYPE") || is("!ENTITY")) {
            throw new DomainException("import.file-suspicious");
        }
    }

    private static boolean isBlank(byte b) {
        return b >= 0 && b <= ' ';
    }

    private boolean is(String word) {
        if (length != word.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name[i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
