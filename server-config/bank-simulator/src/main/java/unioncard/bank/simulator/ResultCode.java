package unioncard.bank.simulator;

import java.util.Arrays;

/** What the bank says about one line. */
enum ResultCode {
    ISSUED("0000", "办卡已成功"),
    NAME_DIFFERS("1001", "姓名与证件号不一致"),
    DOCUMENT_UNKNOWN("1002", "证件号码不存在"),
    DOCUMENT_EXPIRED("1003", "证件已过期"),
    MOBILE_INVALID("1004", "手机号码不正确"),
    RARE_CHARACTER("2001", "姓名中含生僻字"),
    NAME_TOO_LONG("2002", "姓名的字数超过上限"),
    HAS_CARD("3001", "本人已有会员服务卡"),
    ACCOUNT_LIMIT("3002", "同名账户数已达上限"),
    PAPER_MISSING("4001", "纸质材料不齐全"),
    TEMPORARY_FAILURE("9001", "银行系统忙，请重新报送");

    private final String code;
    /* Each text has an odd number of three-byte characters, so that UTF-8 in its place cannot pass for GB18030. */
    private final String text;

    ResultCode(String code, String text) {
        this.code = code;
        this.text = text;
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }

    /** True for the codes that blame the name, which only the regular channel gives. */
    boolean aboutName() {
        return this == RARE_CHARACTER || this == NAME_TOO_LONG;
    }

    static ResultCode of(String code) {
        return Arrays.stream(values()).filter(known -> known.code.equals(code)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no result code " + code));
    }
}
