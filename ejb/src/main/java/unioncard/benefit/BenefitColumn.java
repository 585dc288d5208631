package unioncard.benefit;

import java.util.List;
import unioncard.form.FormField;

/** The columns of the carrier's file in their order (docs/benefit-file-format.md). */
enum BenefitColumn implements FormField {
    SEQUENCE("序号", "", 6),
    CLAIM_NO("理赔编号", "", 22),
    YEAR("保障年度", "", 10),
    NAME("姓名", "", 14),
    DOCUMENT("证件号码", "", 22),
    KIND("给付项目", "", 14),
    PAID_ON("给付日期", "（格式：yyyy/MM/dd）", 16),
    AMOUNT("给付金额", "（元）", 14);

    private final String header;
    private final String note;
    private final int width;

    BenefitColumn(String header, String note, int width) {
        this.header = header;
        this.note = note;
        this.width = width;
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
        return this == KIND ? BenefitKind.words() : List.of();
    }

    @Override
    public boolean masks(String written) {
        return this == DOCUMENT && !written.isEmpty();
    }
}
