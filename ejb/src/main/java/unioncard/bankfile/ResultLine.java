package unioncard.bankfile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import unioncard.card.CardNumber;

/**
 * A line of a result file, or why it cannot be read; then what could be read of it is still there.
 *
 * @param lineNo line in the file, from 1
 * @param reason null when the line can be read
 * @param problem what is wrong with it, in words for the clerk, or null
 */
record ResultLine(int lineNo, Integer seq, String memberNo, String code, String cardNo, LocalDate cardDate, String text, RejectionReason reason,
        String problem) {

    private static final int FIELDS = 7;
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_CARD_NO = 40;

    /** Reads a line; {@code bins} as of {@link CardNumber#isValid}. Never throws, whatever the line holds. */
    static ResultLine parse(int lineNo, String line, List<String> bins) {
        var f = new String[FIELDS];
        if (!split(line, f) || !f[0].equals("D") || !digits(f[1], 1, 9)) {
            return unreadable(lineNo, null, f, "应为 " + FIELDS + " 个字段，以 D 和序号开头");
        }
        int seq = Integer.parseInt(f[1]);
        if (line.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.PRIVATE_USE)) {
            return unreadable(lineNo, seq, f, "含有控制字符或自造字");
        }
        if (!digits(f[2], 10, 10) || !ReturnCode.isPossible(f[3])) {
            return unreadable(lineNo, seq, f, "会员编号或返回码不符合约定格式");
        }
        if (f[6].length() > LONGEST_TEXT) {
            return unreadable(lineNo, seq, f, "说明文字超过 " + LONGEST_TEXT + " 个字");
        }
        if (!f[3].equals(ReturnCode.SUCCESS)) {
            return new ResultLine(lineNo, seq, f[2], f[3], null, null, f[6], null, null);
        }
        var date = date(f[5]);
        if (date == null) {
            return unreadable(lineNo, seq, f, "制卡日期不正确");
        }
        if (!CardNumber.isValid(f[4], bins)) {
            return new ResultLine(lineNo, seq, f[2], f[3], f[4].length() > LONGEST_CARD_NO || f[4].isEmpty() ? null : f[4], date, f[6],
                    RejectionReason.CARD_NUMBER, "银行卡号位数、校验位或卡BIN不正确");
        }
        return new ResultLine(lineNo, seq, f[2], f[3], f[4], date, f[6], null, null);
    }

    private static ResultLine unreadable(int lineNo, Integer seq, String[] f, String problem) {
        return new ResultLine(lineNo, seq, f[2] != null && digits(f[2], 10, 10) ? f[2] : null, ReturnCode.isPossible(f[3]) ? f[3] : null, null, null,
                null, RejectionReason.UNREADABLE, problem);
    }

    /** Cuts the line into exactly as many fields. */
    private static boolean split(String line, String[] fields) {
        int begin = 0;
        for (int i = 0; i < fields.length; i++) {
            int end = line.indexOf('|', begin);
            if (end < 0 != (i == fields.length - 1)) {
                return false;
            }
            fields[i] = end < 0 ? line.substring(begin) : line.substring(begin, end);
            begin = end + 1;
        }
        return true;
    }

    private static boolean digits(String text, int least, int most) {
        return text.length() >= least && text.length() <= most && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** A date as {@code yyyyMMdd}, or null. */
    static LocalDate date(String text) {
        if (!digits(text, 8, 8)) {
            return null;
        }
        int number = Integer.parseInt(text);
        try {
            return LocalDate.of(number / 10_000, number / 100 % 100, number % 100);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
