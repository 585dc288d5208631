package unioncard.member;

import java.util.Arrays;
import java.util.Optional;

/** The columns of the collection form in their order; a header cell is recognised by its first words, notes behind them are ignored. */
enum FormColumn {
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

    /** The words by which the column is known. */
    String header() {
        return header;
    }

    /** The whole header cell of an empty form. */
    String headerCell() {
        return header + note;
    }

    int width() {
        return width;
    }

    /** The closed list of the column, or null. */
    Dictionary dictionary() {
        return dictionary;
    }

    /** The column that a header cell stands for. */
    static Optional<FormColumn> of(String headerCell) {
        var words = headerCell.replaceAll("[\\s\\u00A0\\u3000*＊]+", "");
        return Arrays.stream(values()).filter(column -> words.startsWith(column.header)).findFirst();
    }
}
