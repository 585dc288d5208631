package unioncard.benefit;

import java.util.EnumSet;
import java.util.List;
import unioncard.form.FormLayout;
import unioncard.form.FormLayout.Head;

/** How the carrier's file (给付明细表) looks. */
final class BenefitForm {

    static final FormLayout<BenefitColumn> LAYOUT = new FormLayout<>(BenefitColumn.class, BenefitColumn.SEQUENCE,
            EnumSet.of(BenefitColumn.CLAIM_NO, BenefitColumn.AMOUNT), "给付明细", "附件", "会员专享基本保障给付明细表",
            List.of(new Head<>(BenefitColumn.SEQUENCE, "保障机构（盖章）："), new Head<>(BenefitColumn.DOCUMENT, "填报日期：")), List.of(), 9, """
            填表说明：
            1、每行一笔给付，各列均为必填；理赔编号由保障机构编定，一个编号只登记一次；
            2、给付金额以元为单位，最多两位小数；给付日期为款项付出之日；
            3、信息可填写在本说明之前或之后的各行，请勿改动表头；理赔编号、证件号码所在列请保持文本格式。
            """);

    private BenefitForm() {
    }
}
