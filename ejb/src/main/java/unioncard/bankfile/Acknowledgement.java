package unioncard.bankfile;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The bank's word on a request file as a whole.
 *
 * @param count lines of the request as the bank has counted them, or what else stands there
 * @param digest SM3 of the request as the bank has reckoned it, or what else stands there
 * @param text why it was refused, never blank then
 */
record Acknowledgement(String batchNo, boolean accepted, String count, String digest, String text) {

    private static final String ACCEPTED = "0000";
    private static final int LONGEST_TEXT = 200;

    /**
     * Reads an acknowledgement: its line, then the trailer, and nothing else.
     *
     * @throws FileRefused when it is none, or its digest differs
     */
    static Acknowledgement of(Path file, BankLayout layout, BankCharset charset, BankKeys keys) throws IOException {
        var trailer = Trailer.verified(file, layout, keys);
        try (var in = new BankLines(file, charset)) {
            var answer = parse(layout, in.next());
            var end = in.next();
            if (trailer.count() != 1 || end == null || !layout.isTrailer(end) || in.next() != null) {
                throw new FileRefused(FileProblem.ACKNOWLEDGEMENT_LINES);
            }
            return answer;
        }
    }

    /** Whether the bank has taken the file that was sent, and not another one. */
    boolean repeats(int lines, String sm3) {
        return count.equals(Integer.toString(lines)) && digest.equals(sm3);
    }

    /** Parses the line of an acknowledgement; throws {@link FileRefused} when it is none. */
    static Acknowledgement parse(BankLayout layout, String line) {
        var form = layout.acknowledgement();
        var fields = form.read(line);
        if (fields == null || layout.hasControls(line) || !form.of(fields, BankColumn.BATCH_NO).matches("\\d{14}")
                || !form.of(fields, BankColumn.CODE).matches("\\d{4}")) {
            throw new FileRefused(FileProblem.ACKNOWLEDGEMENT);
        }
        var code = form.of(fields, BankColumn.CODE);
        var words = form.of(fields, BankColumn.TEXT);
        var text = words.isBlank() ? "返回码 " + code : words + "（" + code + "）";
        return new Acknowledgement(form.of(fields, BankColumn.BATCH_NO), code.equals(ACCEPTED), form.of(fields, BankColumn.COUNT),
                form.of(fields, BankColumn.DIGEST), AlarmSql.cut(text, LONGEST_TEXT));
    }
}
