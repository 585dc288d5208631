package unioncard.keys;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import unioncard.shared.Labelled;

/**
 * Every table with encrypted columns, in the order in which a rotation goes through them: what is copied from stands before what it is copied
 * into, so that nothing old is copied behind its back. A test compares them with the schema: all columns named {@code …_sealed}.
 */
public enum SealedTable implements Labelled {
    /** Uploaded forms: the keys of the files. */ MEMBER_IMPORT("导入文件", List.of("id"), List.of("file_key_sealed")),
    /** Rows of forms that wait to be taken. */
    MEMBER_IMPORT_ROW("导入待办明细", List.of("import_id", "row_no"), List.of("document_sealed", "mobile_sealed")),
    /** Persons. */ PERSON("人员", List.of("id"), List.of("document_sealed", "mobile_sealed")),
    /** Particulars of the special channel. */
    SPECIAL_INFORMATION("特殊办卡信息", List.of("member_id"), List.of("permit_sealed", "address_sealed", "mobile_sealed", "tax_address_sealed",
            "tax_address_english_sealed", "birthplace_sealed", "birthplace_english_sealed", "tin_1_sealed", "tin_2_sealed", "tin_3_sealed")),
    /** Attachments: each one's own key; what it has encrypted stays as it is. */ SPECIAL_ATTACHMENT("特殊办卡附件", List.of("id"), List.of("key_sealed")),
    /** What was submitted to the bank. */
    CARD_BATCH_LINE("办卡批次明细", List.of("batch_id", "seq"), List.of("document_sealed", "mobile_sealed", "address_sealed")),
    /** What the bank answered. */ BANK_RESULT_LINE("银行反馈明细", List.of("file_id", "line_no"), List.of("card_no_sealed")),
    /** What could not be applied. */ BANK_REJECTION("银行反馈挂起行", List.of("id"), List.of("card_no_sealed")),
    /** Cards. */ CARD("会员服务卡", List.of("id"), List.of("card_no_sealed")),
    /** What requests for a second person would change. */ APPROVAL_REQUEST("复核申请", List.of("id"), List.of("payload_sealed")),
    /** Vouchers: each file's own key. */ PAYMENT_VOUCHER("缴费凭证", List.of("id"), List.of("key_sealed")),
    /** Long documents: each one's own key, for its texts and its file. */ PAPER_ORDER("打印文件", List.of("id"), List.of("key_sealed")),
    /** Secrets of the second factor. */ SECOND_FACTOR("动态口令", List.of("user_id"), List.of("secret_sealed", "pending_sealed"));

    private final String label;
    private final List<String> key;
    private final List<String> columns;

    SealedTable(String label, List<String> key, List<String> columns) {
        this.label = label;
        this.key = key;
        this.columns = columns;
    }

    @Override
    public String label() {
        return label;
    }

    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> key() {
        return key;
    }

    List<String> columns() {
        return columns;
    }

    /** Condition: a value stands under another key than the one whose prefix is bound as {@code :current}. */
    String stale() {
        return columns.stream().map(column -> "t." + column + " not like :current").collect(Collectors.joining(" or ", "(", ")"));
    }

    /** The next rows with such values behind {@code :p0 …} in the order of the key, as {@code k0 …, s0 …}. */
    String next() {
        return "select " + key(i -> "t." + key.get(i) + " k" + i) + ", " + column(i -> "t." + columns.get(i) + " s" + i) + " from " + table()
                + " t where (" + key(i -> "t." + key.get(i)) + ") > (" + key(i -> ":p" + i) + ") and " + stale()
                + " order by " + key(i -> "t." + key.get(i)) + " limit :most";
    }

    /** Puts values {@code :n0 …} in place of {@code :o0 …} in the rows {@code :k0 …}, unless they were changed meanwhile. */
    String put() {
        return "update " + table() + " t set " + column(i -> columns.get(i) + " = v.n" + i)
                + " from unnest(" + key(i -> ":k" + i) + ", " + column(i -> ":o" + i) + ", " + column(i -> ":n" + i) + ") v ("
                + key(i -> "k" + i) + ", " + column(i -> "o" + i) + ", " + column(i -> "n" + i) + ") where "
                + IntStream.range(0, key.size()).mapToObj(i -> "t." + key.get(i) + " = v.k" + i).collect(Collectors.joining(" and ")) + " and "
                + IntStream.range(0, columns.size()).mapToObj(i -> "t." + columns.get(i) + " is not distinct from v.o" + i)
                        .collect(Collectors.joining(" and "));
    }

    private String key(IntFunction<String> text) {
        return IntStream.range(0, key.size()).mapToObj(text).collect(Collectors.joining(", "));
    }

    private String column(IntFunction<String> text) {
        return IntStream.range(0, columns.size()).mapToObj(text).collect(Collectors.joining(", "));
    }
}
