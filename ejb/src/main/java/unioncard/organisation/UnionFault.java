package unioncard.organisation;

import unioncard.form.Rule;

/** Why what is written about a union cannot be taken, and what the clerk does about it. */
enum UnionFault implements Rule {
    CODE_LENGTH("统一社会信用代码应为18位", "请按证书填写18位代码"),
    CODE_CHARACTERS("统一社会信用代码只能由数字和大写字母组成，且不含I、O、S、V、Z", "请按证书核对，注意数字0、1与字母O、I的区别"),
    CODE_CHECK("统一社会信用代码校验位不符", "请按证书逐位核对"),
    UNION_CODE_CHECK("统一社会信用代码校验位不符", "请按工会法人证书逐位核对，工会代码一般以81或89开头"),
    COUNT("应填写人数，为0或正整数", "请只填数字"),
    PHONE("联系电话格式不正确", "请填写固定电话或手机号码"),

    REPEATED_IN_FILE("与本表第%s行的工会重复", "请删除重复的行"),
    PARENT_UNKNOWN("上级工会不在您管理的范围内或不存在", "请填写上级工会全称；上级工会尚未建立的，请先建立"),
    PARENT_AMBIGUOUS("有多个同名的上级工会", "请在组织管理中找到该上级工会，逐个新建下级组织"),
    LEVEL("该上级工会之下不能建立此类型的工会", "请核对上级工会名称和基层工会类型"),
    NAME_TAKEN("上级工会之下已有同名工会", "无需重复录入，请删除该行"),
    CODE_EXHAUSTED("组织层级过多，不能自动编号", "请在组织管理中新建，并自行填写工会编码");

    private final String reason;
    private final String remedy;

    UnionFault(String reason, String remedy) {
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
