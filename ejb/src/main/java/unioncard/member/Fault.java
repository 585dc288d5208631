package unioncard.member;

import unioncard.form.Rule;

/** Why what is written about a person cannot be taken, and what the clerk does about it. */
public enum Fault implements Rule {
    NAME_PRIVATE_USE("姓名含非标准编码的字", "请用标准输入法重新录入该字"),
    NAME_UNREADABLE("姓名含无法识别的字符", "请按证件重新录入姓名，生僻字可从身份证电子件复制"),
    NAME_SHAPE("姓名含数字或特殊符号", "请按证件填写姓名"),

    ID_LENGTH("身份证号码应为18位", "请按身份证填写18位号码"),
    ID_CHARACTERS("身份证号码只能由数字组成，末位可为X", "请按身份证核对号码"),
    ID_DATE("身份证号码中的出生日期不存在", "请按身份证核对第7至14位"),
    ID_CHECK("身份证号码校验位不符", "请按身份证逐位核对号码"),
    ID_IS_HK_MACAO_RESIDENCE("该号码属于港澳居民居住证", "请将有效证件类别改为“港澳居民居住证”"),
    ID_IS_TAIWAN_RESIDENCE("该号码属于台湾居民居住证", "请将有效证件类别改为“台湾居民居住证”"),
    ID_IS_PERMANENT_RESIDENCE("该号码属于外国人永久居留身份证", "请将有效证件类别改为“外国人永久居留身份证”"),
    DOCUMENT_SHAPE("证件号码与证件类别的格式不符", "请核对证件类别和证件号码"),
    DOCUMENT_CHECK("证件号码校验位不符", "请按证件逐位核对号码"),

    AGE("年龄不在%s至%s周岁之间", "请核对出生日期和证件号码"),
    SEX_DIFFERS("性别与证件号码不一致", "请按证件核对性别和证件号码"),
    BIRTH_DIFFERS("出生日期与证件号码不一致", "请按证件核对出生日期和证件号码"),
    MOBILE("移动电话应为11位手机号码", "请填写以1开头的11位手机号码"),
    CHANGE_KIND("新增会员的会籍变化类型只能是“入会”或“转入”", "其他会籍变化请在会员管理中办理"),

    REPEATED_IN_FILE("与本表第%s行的证件号码重复", "请删除重复的行"),
    MEMBER_HERE("该人员已是本工会会员", "无需重复录入，请删除该行"),
    MEMBER_ELSEWHERE("该人员已是其他工会的会员", "请先由原工会办理转出"),
    NAME_DIFFERS_FROM_KNOWN("该证件号码曾以其他姓名入会", "请按证件核对姓名和证件号码");

    private final String reason;
    private final String remedy;

    Fault(String reason, String remedy) {
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
