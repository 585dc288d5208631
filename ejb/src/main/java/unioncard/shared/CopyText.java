package unioncard.shared;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's text format of COPY: fields separated by tabs, null as \N, special characters behind a backslash. */
final class CopyText {

    private static final String NULL = "\\N";
    /** What stands behind a backslash for a control character, and the characters meant. */
    private static final String LETTERS = "bfnrtv";
    private static final String CONTROLS = "\b\f\n\r\t\u000b";

    private CopyText() {
    }

    /** Appends a row. */
    static void row(StringBuilder rows, Object... fields) {
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                rows.append('\t');
            }
            rows.append(fields[i] == null ? NULL : escaped(fields[i].toString()));
        }
        rows.append('\n');
    }

    /** The fields of one row as the server sends it, in UTF-8 with the line feed at its end. */
    static String[] fields(byte[] row) {
        var line = new String(row, 0, row.length - 1, StandardCharsets.UTF_8);
        List<String> fields = new ArrayList<>();
        int begin = 0;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', begin)) {
            fields.add(field(line.substring(begin, tab)));
            begin = tab + 1;
        }
        fields.add(field(line.substring(begin)));
        return fields.toArray(String[]::new);
    }

    private static String field(String text) {
        return text.indexOf('\\') < 0 ? text : text.equals(NULL) ? null : unescaped(text);
    }

    private static String unescaped(String text) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                c = text.charAt(++i);
                int control = LETTERS.indexOf(c);
                c = control < 0 ? c : CONTROLS.charAt(control);
            }
            plain.append(c);
        }
        return plain.toString();
    }

    private static String escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || c == '\t' || c == '\n' || c == '\r') {
                return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
            }
        }
        return text;
    }
}
