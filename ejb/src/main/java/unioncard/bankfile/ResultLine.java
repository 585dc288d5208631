package unioncard.bankfile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * A line of a result file, or why it cannot be read.
 *
 * @param lineNo line in the file, from 1
 * @param problem what is wrong with it, in words for the clerk, or null
 */
record ResultLine(int lineNo, Integer seq, String memberNo, String code, String cardNo, LocalDate cardDate, String text, String problem) {

    private static final String SUCCESS = "0000";

    static ResultLine parse(int lineNo, String line, List<String> bins) {
        var f = line.split("\\|", -1);
        if (f.length != 7 || !f[0].equals("D") || !f[1].matches("\\d{1,9}")) {
            return unreadable(lineNo, null, "字段数量或序号不符合约定格式");
        }
        int seq = Integer.parseInt(f[1]);
        if (!f[2].matches("\\d{10}") || !f[3].matches("\\w{4,8}")) {
            return unreadable(lineNo, seq, "会员编号或返回码不符合约定格式");
        }
        if (f[6].length() > 200) {
            return unreadable(lineNo, seq, "说明文字超过200个字");
        }
        if (!f[3].equals(SUCCESS)) {
            return new ResultLine(lineNo, seq, f[2], f[3], null, null, f[6], null);
        }
        try {
            var date = LocalDate.parse(f[5], DateTimeFormatter.BASIC_ISO_DATE);
            return CardNumber.isValid(f[4], bins) ? new ResultLine(lineNo, seq, f[2], f[3], f[4], date, f[6], null)
                    : unreadable(lineNo, seq, "银行卡号校验位、位数或卡BIN不正确");
        } catch (DateTimeException e) {
            return unreadable(lineNo, seq, "制卡日期不正确");
        }
    }

    private static ResultLine unreadable(int lineNo, Integer seq, String problem) {
        return new ResultLine(lineNo, seq, null, null, null, null, null, problem);
    }
}
