package unioncard.shared;

import java.util.List;

/** The dated parameters (业务参数): what holds when no row does, and between which bounds a value may be proposed. */
public enum Parameter implements Labelled {

    /** Paper handed in up to this day of the month is handled in the month; in a shorter month its last day. */
    CARD_CUT_OFF_DAY("收件截止日", 20, 1, 31, "日"),
    /** Where the cut-off day goes when nobody works on it: an ordinal of {@link CutOffShift}. */
    CARD_CUT_OFF_SHIFT("收件截止日遇休息日", 1, "不调整", "提前至前一个工作日", "顺延至后一个工作日"),
    /** Days after which a passed verification must be repeated. */
    VERIFICATION_VALID_DAYS("市级校验有效期", 30, 1, 365, "天"),
    /** How often a verification asks a registry that does not answer before it gives up. */
    VERIFICATION_ATTEMPTS("市级校验重试次数", 6, 1, 20, "次"),
    /** Seconds until a verification asks again for the first time; twice as long each further time, half an hour at most. */
    VERIFICATION_RETRY_SECONDS("市级校验重试间隔", 60, 5, 1800, "秒"),
    /** Days before a document expires in which members on the pending list are told about. */
    EXPIRY_NOTICE_DAYS("证件到期提醒", 30, 1, 365, "天"),
    /** Working days before the cut-off day in which it is marked. */
    CUT_OFF_NOTICE_DAYS("收件截止提醒", 3, 0, 20, "个工作日"),
    /** Attachments that a member may have in the special channel at a time. */
    ATTACHMENTS_PER_MEMBER("特殊通道附件数量上限", 20, 1, 100, "份"),
    /** Full years of age from which on somebody can be a member. */
    MEMBER_AGE_FROM("会员最低年龄", 16, 14, 18, "周岁"),
    /** Full years of age up to which a birth date is believed. */
    MEMBER_AGE_TO("会员最高年龄", 100, 60, 120, "周岁"),
    /** Rows a member form may hold. */
    IMPORT_MAX_ROWS("会员信息采集表行数上限", 100_000, 100, 100_000, "行"),
    /** Days for which an uploaded member form is kept, and with it the form of its refused rows. */
    IMPORT_FILE_DAYS("会员信息采集表保存期限", 30, 1, 365, "天"),
    /** Rows a form of unions may hold. */
    UNION_IMPORT_MAX_ROWS("工会组织信息采集表行数上限", 5000, 100, 5000, "行"),
    /** Working days after which an unanswered batch is reported. */
    UNANSWERED_WORKING_DAYS("银行反馈期限", 10, 1, 60, "个工作日"),
    /** Members in one file for the bank; a larger channel is submitted as several batches. */
    BANK_MAX_LINES("银行文件人数上限", 5000, 1, 100_000, "人"),
    /** Bytes of a name in the bank's charset above which the clerk is told that the bank may find it too long. */
    BANK_NAME_BYTES("银行姓名长度", 40, 8, 200, "字节"),
    /** 1 when a file for the bank waits for its release by a second person (双人放行), 0 when not. */
    BANK_RELEASE("银行文件双人放行", 0, "不需要", "需要"),
    /** Days that a request waits for its second person. */
    APPROVAL_DAYS("复核期限", 7, 1, 60, "天"),
    /** Days after which an undecided transfer request is marked (已超时限). */
    TRANSFER_REMINDER_DAYS("转会办理时限", 7, 1, 60, "天"),
    /** Days after which an undecided transfer request lapses (已失效). */
    TRANSFER_EXPIRY_DAYS("转会申请有效期", 30, 2, 180, "天"),
    /** Look-ups of members of other unions that one person may make in an hour. */
    TRANSFER_LOOK_UPS_PER_HOUR("每小时查找外会会员次数", 30, 1, 500, "次"),
    /** Days that a cover may begin before its submission without being pointed out to the district. */
    BACK_DATED_DAYS("追溯起保提示", 30, 0, 366, "天"),
    /** First day of the annual registration of cards (年度注册), month and day: 301 is March 1. */
    CARD_REGISTRATION_FROM("年度注册开始", 101, 101, 1231, Parameter.MONTH_AND_DAY),
    /** Last day of it. */
    CARD_REGISTRATION_TO("年度注册结束", 1231, 101, 1231, Parameter.MONTH_AND_DAY),
    /** Days after a confirmation in which the union hands in the voucher for its share. */
    VOUCHER_DAYS("缴费凭证上传期限", 15, 1, 90, "天"),
    /** Lines up to which a document is made at once; a longer one is made in the background. */
    PAPER_LINES_AT_ONCE("即时打印行数上限", 2000, 100, 10_000, "行"),
    /** 1 when every page of a document about persons bears who printed it and when. */
    PAPER_WATERMARK("打印水印", 0, "不加", "加打印人和打印时间"),
    /** Days for which a document made in the background can be fetched. */
    PAPER_DAYS("打印文件保存期限", 7, 1, 90, "天"),
    /** Members whose numbers one download may show in full. */
    EXPORT_MAX_ROWS("批量查看人数上限", 5000, 1, 20_000, "人"),
    /** Hours for which an approved download can be fetched. */
    EXPORT_HOURS("批量查看下载时限", 24, 1, 168, "小时"),
    /** Months for which rows of the audit trail are kept; the database takes no less than 36. */
    AUDIT_KEPT_MONTHS("审计日志保存期限", 36, 36, 600, "个月");

    /** Unit of a day of any year: 315 is March 15. */
    private static final String MONTH_AND_DAY = "（月日）";

    private final String label;
    private final int fallback;
    private final int lowest;
    private final int highest;
    private final String unit;
    private final List<String> choices;

    Parameter(String label, int fallback, int lowest, int highest, String unit) {
        this.label = label;
        this.fallback = fallback;
        this.lowest = lowest;
        this.highest = highest;
        this.unit = unit;
        choices = List.of();
    }

    /** A parameter whose value is the place of one of these choices, counted from 0. */
    Parameter(String label, int fallback, String... choices) {
        this.label = label;
        this.fallback = fallback;
        lowest = 0;
        highest = choices.length - 1;
        unit = "";
        this.choices = List.of(choices);
    }

    @Override
    public String label() {
        return label;
    }

    /** What holds when no row does. */
    public int fallback() {
        return fallback;
    }

    /** The least value that may be proposed. */
    public int lowest() {
        return lowest;
    }

    /** The greatest value that may be proposed. */
    public int highest() {
        return highest;
    }

    /** What is counted; empty for a choice. */
    public String unit() {
        return unit;
    }

    /** The words of the values 0, 1 and so on; empty for a number. */
    public List<String> choices() {
        return choices;
    }

    /** A value as people read it: with its unit, or the words of the choice. */
    public String word(int value) {
        if (unit.equals(MONTH_AND_DAY)) {
            return value / 100 + "月" + value % 100 + "日";
        }
        return choices.isEmpty() ? value + " " + unit : value < choices.size() ? choices.get(value) : String.valueOf(value);
    }

    /** Refuses what lies outside the bounds, with {@code parameter.out-of-range}. */
    public void require(int value) {
        if (value < lowest || value > highest) {
            throw new DomainException("parameter.out-of-range", label, lowest, highest);
        }
    }
}
