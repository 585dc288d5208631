package unioncard.bankfile;

import java.util.Arrays;
import java.util.Optional;

/** What a column of the bank's files may hold, by the key that the layout names it with (docs/bank-file-format.md). */
enum BankColumn {
    SEQ("seq", "序号"), MEMBER_NO("memberNo", "会员编号"), NAME("name", "姓名"), NAME_PINYIN("namePinyin", "姓名拼音"), SEX("sex", "性别"),
    DOC_TYPE("docType", "证件类型"), DOC_NO("docNo", "证件号码"), DOC_EXPIRY("docExpiry", "证件到期日"), BIRTH("birth", "出生日期"),
    NATIONALITY("nationality", "国籍"), OCCUPATION("occupation", "职业"), MOBILE("mobile", "移动电话"), ADDRESS("address", "地址"), BRANCH("branch", "网点"),
    VERSION("version", "版本"), BATCH_NO("batchNo", "批次编号"), DATE("date", "日期"), UNION_CODE("unionCode", "工会代码"), CHANNEL("channel", "通道"),
    NUMBER("number", "文件序号"), COUNT("count", "行数"), DIGEST("digest", "摘要"), CODE("code", "返回码"), CARD_NO("cardNo", "银行卡号"),
    CARD_DATE("cardDate", "制卡日期"), TEXT("text", "说明");

    private final String key;
    private final String label;

    BankColumn(String key, String label) {
        this.key = key;
        this.label = label;
    }

    static Optional<BankColumn> of(String key) {
        return Arrays.stream(values()).filter(column -> column.key.equals(key)).findFirst();
    }

    String key() {
        return key;
    }

    /** What the clerk calls it. */
    String label() {
        return label;
    }

    /** Whether it holds digits alone, so that no line beginning with it looks like a trailer. */
    boolean isNumber() {
        return this == SEQ || this == MEMBER_NO || this == BATCH_NO;
    }
}
