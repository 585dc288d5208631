package unioncard.form;

/** Why a cell cannot be taken whatever its column means, and what the clerk does about it. */
public enum CellFault implements Rule {
    MISSING("必填项为空", "请补填该项"),
    NOT_IN_LIST("填写内容不在选项中", "请从下拉选项中选择"),
    TOO_LONG("内容过长", "请缩短后重新填写"),
    NUMBER_CELL("号码已被表格软件转成数值，末几位可能已丢失", "请将该列设为文本格式，再重新填写号码"),
    SCIENTIFIC("号码显示为科学计数法，末几位可能已丢失", "请将该列设为文本格式，再重新填写号码"),
    ERROR_CELL("单元格内是公式错误", "请改填实际内容"),
    DATE_SHAPE("日期无法识别", "请按 yyyy/MM/dd 填写，如 1990/01/31"),
    DATE_FUTURE("日期晚于今天", "请核对日期");

    private final String reason;
    private final String remedy;

    CellFault(String reason, String remedy) {
        this.reason = reason;
        this.remedy = remedy;
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
