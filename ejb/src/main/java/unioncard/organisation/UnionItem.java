package unioncard.organisation;

import unioncard.shared.Labelled;

/** What can be said about a union and can therefore change (变更项目). */
public enum UnionItem implements Labelled {
    NAME("工会名称"), UNION_CREDIT_CODE("工会统一社会信用代码"), UNION_TYPE("基层工会类型"), FOUNDED_ON("建会日期"), DECLARED_MEMBERS("会员人数"),
    LEADER("工会负责人"), PHONE("联系电话"), UNIT_NAME("单位名称"), UNIT_CREDIT_CODE("单位统一社会信用代码"), ADDRESS("单位地址"), REGION("单位所在政区"),
    UNIT_NATURE("单位性质类别"), ECONOMY_TYPE("经济类型"), INDUSTRY("单位所属行业"), STAFF_COUNT("职工人数"),
    /** The union above. */ PARENT("上级工会"),
    /** The district or bureau above. */ DISTRICT("所属区局（产业）工会"),
    /** 正常 or 已撤销. */ STATUS("状态"),
    /** Where the members of a merged union went. */ SUCCESSOR("并入工会"),
    /** A union that was merged into this one, and how many members came. */ MERGED("并入本会的工会");

    private final String label;

    UnionItem(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
