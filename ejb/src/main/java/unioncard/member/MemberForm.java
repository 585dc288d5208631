package unioncard.member;

import java.util.EnumSet;
import java.util.List;
import unioncard.form.FormLayout;
import unioncard.form.FormLayout.Head;

/** How the members' collection form (工会会员信息采集表) looks. */
final class MemberForm {

    static final FormLayout<FormColumn> LAYOUT = new FormLayout<>(FormColumn.class, FormColumn.SEQUENCE,
            EnumSet.of(FormColumn.SEQUENCE, FormColumn.NAME), "会员信息", "附件", "工会会员信息采集表",
            List.of(new Head<>(FormColumn.SEQUENCE, "填表单位（盖章）："), new Head<>(FormColumn.HOUSEHOLD_TYPE, "单位负责人(签字)：")), List.of(), 9, """
            填表说明：
            1、此表所列项目均为必填项，按《工会会员登记表》上相应项目规范填写；首次入会的“会籍变化原因”可不填，非居民身份证人员的民族、政治面貌、户籍、籍贯和农民工各项可不填；
            2、“工作单位”需填写完整的单位全称；
            3、会员信息可填写在本说明之前或之后的各行，请勿改动表头；证件号码、移动电话所在列请保持文本格式。
            """);

    private MemberForm() {
    }
}
