package unioncard.bankfile;

import java.util.ArrayList;
import java.util.List;
import unioncard.card.SpecialReason;

/**
 * Judges the lines of a batch while they are written. What the file cannot carry leaves the batch before anything is sent; what the bank may
 * find too long is only remarked, because that is for the bank to decide.
 */
final class RequestLines {

    private static final int LONGEST_TEXT = 200;

    private final BankLayout layout;
    private final BankCharset charset;
    private final int longestName;
    private final List<Unfit> unfit = new ArrayList<>();
    private final List<Integer> longNames = new ArrayList<>();

    RequestLines(BankLayout layout, BankCharset charset, int longestName) {
        this.layout = layout;
        this.charset = charset;
        this.longestName = longestName;
    }

    /** Whether the line can be written; if not, it is remembered with the reason. */
    boolean fits(int seq, String[] fields) {
        for (int i = 0; i < fields.length; i++) {
            var column = layout.request().column(i);
            var why = column == null ? null : why(column, fields[i], layout.longest().get(i));
            if (why != null) {
                unfit.add(new Unfit(seq, special(column, fields[i]), AlarmSql.cut(column.label() + why, LONGEST_TEXT)));
                return false;
            }
        }
        if (charset.length(layout.request().of(fields, BankColumn.NAME)) > longestName) {
            longNames.add(seq);
        }
        return true;
    }

    /** What has to be asked for: another name, or whatever else the bank cannot take. */
    private SpecialReason special(BankColumn column, String field) {
        if (column != BankColumn.NAME) {
            return SpecialReason.BANK_OTHER;
        }
        return charset.missing(field).isEmpty() && !layout.separates(field) && !isPrivate(field) ? SpecialReason.LONG_NAME : SpecialReason.RARE_CHARACTER;
    }

    private static boolean isPrivate(String field) {
        return field.codePoints().anyMatch(c -> Character.getType(c) == Character.PRIVATE_USE);
    }

    private String why(BankColumn column, String field, int longest) {
        if (column == BankColumn.DOC_TYPE && field.isEmpty()) {
            return "没有与银行约定的代码";
        }
        if (isPrivate(field)) {
            return "含有非标准编码的字";
        }
        if (layout.separates(field)) {
            return "含有分隔符或控制字符";
        }
        if (field.length() > longest && field.codePointCount(0, field.length()) > longest) {
            return "超过与银行约定的 " + longest + " 个字";
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

    /**
     * A line that leaves the batch.
     *
     * @param why what the special channel asks for
     * @param reason in words for the clerk
     */
    record Unfit(int seq, SpecialReason why, String reason) {
    }
}
