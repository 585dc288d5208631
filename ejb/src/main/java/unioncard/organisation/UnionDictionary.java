package unioncard.organisation;

import java.util.List;
import java.util.Optional;
import unioncard.form.TypedText;

/** The closed lists of the union's collection form (字典), in the form's order and words. The regions are rows: every city has its own. */
public enum UnionDictionary {
    /** 单位性质类别. */
    UNIT_NATURE("国有企业", "集体企业", "股份合作企业", "联营企业", "国有独资公司", "其他有限责任公司", "国有控股公司", "其他股份有限公司", "私营企业",
            "其他内资企业", "港澳台商投资企业", "外商投资企业", "财政拨款的事业单位", "其他事业单位", "机关", "个体经济组织", "社会团体", "民办非企业单位",
            "基金会", "其他组织"),
    /** 经济类型. */
    ECONOMY_TYPE("国有经济", "集体经济", "私营经济", "个体经济", "联营经济", "股份制", "外商投资", "港澳台投资", "其他经济类"),
    /** 单位所属行业. */
    INDUSTRY("农、林、牧、渔业", "采矿业", "制造业", "电力、热力、燃气及水的生产和供应业", "环境和公共设施管理业", "建筑业", "交通运输、仓储业和邮政业",
            "信息传输、计算机服务和软件业", "批发和零售业", "住宿、餐饮业", "金融、保险业", "房地产业", "租赁和商务服务业", "科学研究、技术服务和地质勘查业",
            "水利、环境和公共设施管理业", "居民服务和其他服务业", "教育", "卫生、社会保障和社会服务业", "文化、体育、娱乐业",
            "综合（含投资类、主业不明显）", "其它"),
    /** 基层工会类型. The first two are grassroots unions, the others stand above such. */
    UNION_TYPE("独立基层工会", "联合基层工会", "工会联合会", "产业(系统)工会", "总工会");

    private static final int GRASSROOTS_TYPES = 2;

    private final List<String> words;

    UnionDictionary(String... words) {
        this.words = List.of(words);
    }

    /** The words in the form's order. */
    public List<String> words() {
        return words;
    }

    /** The word meant by what was typed; brackets of either width are forgiven. */
    public Optional<String> find(String typed) {
        var word = narrow(TypedText.trimmed(typed));
        return words.stream().filter(known -> narrow(known).equals(word)).findFirst();
    }

    /** Whether a type is that of a grassroots union. */
    static boolean isGrassroots(String type) {
        int at = UNION_TYPE.words.indexOf(type);
        return at >= 0 && at < GRASSROOTS_TYPES;
    }

    private static String narrow(String word) {
        return word.replace('（', '(').replace('）', ')').replace(',', '、').replace('，', '、');
    }
}
