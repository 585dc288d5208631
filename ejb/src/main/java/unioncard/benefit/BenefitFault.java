package unioncard.benefit;

import unioncard.form.Rule;

/** Why a line of the carrier's file cannot be registered, and what to do about it. */
enum BenefitFault implements Rule {
    CLAIM_SHAPE("理赔编号应为 1 至 40 位的字母、数字或“-”", "请按保障机构的理赔编号填写"),
    CLAIM_REPEATED("理赔编号与本表第%s行重复", "同一理赔编号只保留一行"),
    CLAIM_KNOWN("该理赔编号已登记或正在其他导入中待确认", "已登记的不必再传；内容有更正的，请先撤销原来的导入"),
    YEAR("保障年度应为四位年份", "请填写如 2019"),
    YEAR_UNKNOWN("没有该保障年度", "请核对保障年度"),
    AMOUNT("金额应大于 0，以元为单位，最多两位小数", "请填写如 20000.00，不加货币符号"),
    PERSON_UNKNOWN("没有该证件号码的会员", "请与保障机构核对证件号码"),
    NAME_DIFFERS("姓名与该证件号码的会员不一致", "请与保障机构核对姓名和证件号码"),
    NO_COVER("该会员在该年度没有已确认的保障", "请核对保障年度，或查明该会员的参保情况"),
    BEFORE_COVER("给付日期早于保障起始日", "请核对给付日期和保障年度");

    private final String reason;
    private final String remedy;

    BenefitFault(String reason, String remedy) {
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
