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
    static Acknowledgement of(Path file, BankCharset charset, BankKeys keys) throws IOException {
        var trailer = Trailer.verified(file, keys);
        try (var in = new BankLines(file, charset)) {
            var answer = parse(in.next());
            var end = in.next();
            if (trailer.count() != 1 || end == null || !end.startsWith("T|") || in.next() != null) {
                throw new FileRefused("受理回执应只有一行和结束行");
            }
            return answer;
        }
    }

    /** Whether the bank has taken the file that was sent, and not another one. */
    boolean repeats(int lines, String sm3) {
        return count.equals(Integer.toString(lines)) && digest.equals(sm3);
    }

    /** Parses the line of an acknowledgement; throws {@link FileRefused} when it is none. */
    static Acknowledgement parse(String line) {
        var f = line.split("\\|", -1);
        if (line.chars().anyMatch(Character::isISOControl) || f.length != 6 || !f[0].equals("A") || !f[1].matches("\\d{14}") || !f[2].matches("\\d{4}")) {
            throw new FileRefused("第 1 行不是约定格式的受理回执");
        }
        var text = f[5].isBlank() ? "返回码 " + f[2] : f[5] + "（" + f[2] + "）";
        return new Acknowledgement(f[1], f[2].equals(ACCEPTED), f[3], f[4], AlarmSql.cut(text, LONGEST_TEXT));
    }
}
