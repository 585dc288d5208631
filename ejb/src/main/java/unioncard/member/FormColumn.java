package unioncard.member;

import java.util.Arrays;
import java.util.List;
import unioncard.form.FormField;

/** The columns of the collection form in their order; a header cell is recognised by its first words, notes behind them are ignored. */
enum FormColumn implements FormField {
    SEQUENCE("序号", "", 6, null),
    NAME("姓名", "", 12, null),
    SEX("性别", "", 6, Dictionary.SEX),
    BIRTH_DATE("出生日期", "（格式：yyyy/MM/dd）", 12, null),
    ETHNICITY("民族", "", 10, Dictionary.ETHNICITY),
    EMPLOYMENT("就业状况", "", 10, Dictionary.EMPLOYMENT),
    DOCUMENT_TYPE("有效证件类别", "", 16, null),
    DOCUMENT_NUMBER("证件号码", "\n(身份证填写18位)", 22, null),
    EDUCATION("学历", "", 10, Dictionary.EDUCATION),
    SKILL_GRADE("技术等级", "", 14, Dictionary.SKILL_GRADE),
    MOBILE("移动电话", "", 14, null),
    HOUSEHOLD_TYPE("户籍类型", "", 10, Dictionary.HOUSEHOLD_TYPE),
    HOUSEHOLD_PLACE("户籍所在地", "", 16, null),
    CHANGE_KIND("会籍变化类型", "", 8, Dictionary.CHANGE_KIND),
    CHANGE_DATE("会籍变化日期", "（格式：yyyy/MM/dd）", 12, null),
    CHANGE_REASON("会籍变化原因", "", 16, Dictionary.CHANGE_REASON),
    POLITICAL_STATUS("政治面貌", "", 10, Dictionary.POLITICAL_STATUS),
    WORK_UNIT("工作单位", "", 20, null),
    NATIVE_PLACE("籍贯", "", 10, null),
    MIGRANT_WORKER("是否农民工会员", "\n填写“是”或“否”", 12, Dictionary.YES_NO);

    private static final int DIGITS_OF_A_NUMBER = 6;

    private final String header;
    private final String note;
    private final int width;
    private final Dictionary dictionary;

    FormColumn(String header, String note, int width, Dictionary dictionary) {
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
        if (this == DOCUMENT_TYPE) {
            return Arrays.stream(DocumentType.values()).map(DocumentType::label).toList();
        }
        return dictionary == null ? List.of() : dictionary.words();
    }

    /** Numbers are masked wherever they stand, as columns are easily mixed up. */
    @Override
    public boolean masks(String written) {
        return this == DOCUMENT_NUMBER || this == MOBILE || written.chars().filter(Character::isDigit).count() >= DIGITS_OF_A_NUMBER;
    }

    /** The closed list of the column, or null. */
    Dictionary dictionary() {
        return dictionary;
    }
}
