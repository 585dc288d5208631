package unioncard.organisation;

import java.util.List;
import unioncard.form.FormField;

/** The columns of the union's collection form in their order. */
enum UnionFormColumn implements FormField {
    SEQUENCE("序号", "", 6, null),
    UNIT_NAME("单位名称", "", 22, null),
    UNIT_CREDIT_CODE("单位法人和其他组织统一社会信用代码", "", 22, null),
    ADDRESS("单位地址", "", 22, null),
    REGION("单位所在政区", "", 12, null),
    UNIT_NATURE("单位性质类别", "", 14, UnionDictionary.UNIT_NATURE),
    ECONOMY_TYPE("经济类型", "", 12, UnionDictionary.ECONOMY_TYPE),
    INDUSTRY("单位所属行业", "", 16, UnionDictionary.INDUSTRY),
    STAFF_COUNT("职工人数", "", 8, null),
    NAME("工会名称", "", 22, null),
    CREDIT_CODE("工会法人和其他组织统一社会信用代码", "", 22, null),
    PARENT("上级工会名称", "", 20, null),
    FOUNDED_ON("建会日期", "（格式：yyyy/MM/dd）", 14, null),
    TYPE("基层工会类型", "", 14, UnionDictionary.UNION_TYPE),
    DECLARED_MEMBERS("会员人数", "", 8, null),
    LEADER("工会负责人", "", 12, null),
    PHONE("联系电话", "", 16, null);

    private static final int DIGITS_OF_A_NUMBER = 5;

    private final String header;
    private final String note;
    private final int width;
    private final UnionDictionary dictionary;

    UnionFormColumn(String header, String note, int width, UnionDictionary dictionary) {
        this.header = header;
        this.note = note;
        this.width = width;
        this.dictionary = dictionary;
    }

    @Override
    public String header() {
        return header;
    }

    @Override
    public String headerCell() {
        return header + note;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public List<String> words() {
        return dictionary == null ? List.of() : dictionary.words();
    }

    /** Everything but the telephone is public, and codes can only be corrected by who sees them. */
    @Override
    public boolean masks(String written) {
        return this == PHONE && written.chars().filter(Character::isDigit).count() >= DIGITS_OF_A_NUMBER;
    }

    /** The closed list of the column, or null. */
    UnionDictionary dictionary() {
        return dictionary;
    }
}
