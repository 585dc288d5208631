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
            var fault = column == null ? null : fault(column, fields[i], layout.longest().get(i));
            if (fault != null) {
                // A name the bank cannot take can be agreed with it; nothing else can.
                var asked = column == BankColumn.NAME ? fault.ofName() : SpecialReason.BANK_OTHER;
                unfit.add(new Unfit(seq, asked, AlarmSql.cut(column.label() + fault.words(), LONGEST_TEXT)));
                return false;
            }
        }
        if (charset.length(layout.request().of(fields, BankColumn.NAME)) > longestName) {
            longNames.add(seq);
        }
        return true;
    }

    private Fault fault(BankColumn column, String field, int longest) {
        if (column == BankColumn.DOC_TYPE && field.isEmpty()) {
            return new Fault(SpecialReason.BANK_OTHER, "没有与银行约定的代码");
        }
        if (field.codePoints().anyMatch(c -> Character.getType(c) == Character.PRIVATE_USE)) {
            return new Fault(SpecialReason.RARE_CHARACTER, "含有非标准编码的字");
        }
        if (layout.separates(field)) {
            return new Fault(SpecialReason.RARE_CHARACTER, "含有分隔符或控制字符");
        }
        var missing = charset.missing(field);
        if (!missing.isEmpty()) {
            return new Fault(SpecialReason.RARE_CHARACTER, "含有银行字符集（" + charset.name() + "）写不出的字“" + missing + "”");
        }
        boolean tooLong = field.length() > longest && field.codePointCount(0, field.length()) > longest;
        return tooLong ? new Fault(SpecialReason.LONG_NAME, "超过与银行约定的 " + longest + " 个字") : null;
    }

    List<Unfit> unfit() {
        return List.copyOf(unfit);
    }

    List<Integer> longNames() {
        return List.copyOf(longNames);
    }

    /** What a field has that the file cannot carry, and what has to be asked for when the field is the name. */
    private record Fault(SpecialReason ofName, String words) {
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
