package unioncard.bankfile;

import java.util.ArrayList;
import java.util.List;

/**
 * Judges the lines of a batch while they are written. What the file cannot carry leaves the batch before anything is sent; what the bank may
 * find too long is only remarked, because that is for the bank to decide.
 */
final class RequestLines {

    private static final List<String> WORDS = List.of("", "序号", "会员编号", "姓名", "姓名拼音", "性别", "证件类型", "证件号码", "证件到期日", "出生日期", "国籍",
            "职业", "移动电话", "地址", "网点");
    private static final int NAME = 3;
    private static final int LONGEST_TEXT = 200;

    private final BankCharset charset;
    private final int longestName;
    private final List<Unfit> unfit = new ArrayList<>();
    private final List<Integer> longNames = new ArrayList<>();

    RequestLines(BankCharset charset, int longestName) {
        this.charset = charset;
        this.longestName = longestName;
    }

    /** Whether the line can be written; if not, it is remembered with the reason. */
    boolean fits(int seq, String[] fields) {
        for (int i = 1; i < fields.length; i++) {
            var why = why(fields[i]);
            if (why != null) {
                unfit.add(new Unfit(seq, AlarmSql.cut(WORDS.get(i) + why, LONGEST_TEXT)));
                return false;
            }
        }
        if (charset.length(fields[NAME]) > longestName) {
            longNames.add(seq);
        }
        return true;
    }

    private String why(String field) {
        if (RequestFile.separates(field)) {
            return "含有分隔符或控制字符";
        }
        var missing = charset.missing(field);
        return missing.isEmpty() ? null : "含有银行字符集（" + charset.name() + "）写不出的字“" + missing + "”";
    }

    List<Unfit> unfit() {
        return List.copyOf(unfit);
    }

    List<Integer> longNames() {
        return List.copyOf(longNames);
    }

    /** A line that leaves the batch, and why, in words for the clerk. */
    record Unfit(int seq, String reason) {
    }
}
