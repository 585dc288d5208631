package unioncard.bankfile;

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

    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_CARD_NO = 40;

    /** Reads a line; {@code bins} as of {@link CardNumber#isValid}. Never throws, whatever the line holds. */
    static ResultLine parse(BankLayout layout, int lineNo, String line, List<String> bins) {
        var form = layout.result();
        var f = new String[form.size()];
        boolean whole = form.cut(line, f);
        var number = form.of(f, BankColumn.SEQ);
        var memberNo = form.of(f, BankColumn.MEMBER_NO);
        var code = form.of(f, BankColumn.CODE);
        if (!whole || !digits(number, 1, 9)) {
            return unreadable(lineNo, null, memberNo, code, "应为 " + f.length + " 个字段，开头和序号如约定");
        }
        int seq = Integer.parseInt(number);
        if (line.codePoints().anyMatch(c -> c != layout.separator() && (Character.isISOControl(c) || Character.getType(c) == Character.PRIVATE_USE))) {
            return unreadable(lineNo, seq, memberNo, code, "含有控制字符或自造字");
        }
        if (!digits(memberNo, 10, 10) || !ReturnCode.isPossible(code)) {
            return unreadable(lineNo, seq, memberNo, code, "会员编号或返回码不符合约定格式");
        }
        var text = form.of(f, BankColumn.TEXT);
        if (text.length() > LONGEST_TEXT) {
            return unreadable(lineNo, seq, memberNo, code, "说明文字超过 " + LONGEST_TEXT + " 个字");
        }
        if (!code.equals(ReturnCode.SUCCESS)) {
            return new ResultLine(lineNo, seq, memberNo, code, null, null, text, null, null);
        }
        var date = layout.dates().parse(form.of(f, BankColumn.CARD_DATE));
        if (date == null) {
            return unreadable(lineNo, seq, memberNo, code, "制卡日期不正确");
        }
        var cardNo = form.of(f, BankColumn.CARD_NO);
        if (!CardNumber.isValid(cardNo, bins)) {
            return new ResultLine(lineNo, seq, memberNo, code, cardNo.length() > LONGEST_CARD_NO || cardNo.isEmpty() ? null : cardNo, date, text,
                    RejectionReason.CARD_NUMBER, "银行卡号位数、校验位或卡BIN不正确");
        }
        return new ResultLine(lineNo, seq, memberNo, code, cardNo, date, text, null, null);
    }

    private static ResultLine unreadable(int lineNo, Integer seq, String memberNo, String code, String problem) {
        return new ResultLine(lineNo, seq, memberNo != null && digits(memberNo, 10, 10) ? memberNo : null, ReturnCode.isPossible(code) ? code : null, null,
                null, null, RejectionReason.UNREADABLE, problem);
    }

    private static boolean digits(String text, int least, int most) {
        return text.length() >= least && text.length() <= most && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
