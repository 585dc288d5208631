package unioncard.organisation;

import java.util.EnumSet;
import java.util.List;
import unioncard.form.FormLayout;
import unioncard.form.FormLayout.Head;

/** How the unions' collection form (工会组织信息采集表) looks. */
final class UnionForm {

    static final FormLayout<UnionFormColumn> LAYOUT = new FormLayout<>(UnionFormColumn.class, UnionFormColumn.SEQUENCE,
            EnumSet.of(UnionFormColumn.UNIT_NAME, UnionFormColumn.NAME), "工会组织信息", "附件", "工会组织信息采集表",
            List.of(new Head<>(UnionFormColumn.SEQUENCE, "填表单位（盖章）："), new Head<>(UnionFormColumn.REGION, "单位负责人(签字)："),
                    new Head<>(UnionFormColumn.NAME, "信息采集人（签字）："), new Head<>(UnionFormColumn.TYPE, "填报日期：")),
            List.of(new Head<>(UnionFormColumn.UNIT_NAME, "工会组织所在单位信息"), new Head<>(UnionFormColumn.NAME, "工会组织信息")), 6, """
            填表说明：
            1、此表除工会统一社会信用代码外均为必填项，按照单位和工会统一社会信用代码证书上相应项目填写；
            2、“上级工会名称”填写已在组织管理中或在本表中的工会全称；“工会负责人”填写工会法定代表人；
            3、信息可填写在本说明之前或之后的各行，请勿改动表头；代码、电话所在列请保持文本格式。
            """);

    private UnionForm() {
    }
}
