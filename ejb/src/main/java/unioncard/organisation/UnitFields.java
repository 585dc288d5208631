package unioncard.organisation;

import unioncard.shared.DomainException;

/**
 * What somebody fills in about the unit that a union belongs to (工会组织所在单位信息). Blank fields are null.
 *
 * @param name 单位名称
 * @param creditCode 单位统一社会信用代码
 * @param address 单位地址
 * @param region 单位所在政区, a row of {@code region}
 * @param nature 单位性质类别
 * @param economyType 经济类型
 * @param industry 单位所属行业
 * @param staffCount 职工人数
 */
public record UnitFields(String name, String creditCode, String address, String region, String nature, String economyType, String industry,
        Integer staffCount) {

    /** Nothing filled in. */
    public static final UnitFields NONE = new UnitFields(null, null, null, null, null, null, null, null);

    static final int LONGEST_NAME = 200;
    static final int LONGEST_ADDRESS = 300;

    public UnitFields {
        name = text("unit-name", name, LONGEST_NAME);
        creditCode = creditCode("unit-credit-code", creditCode);
        address = text("address", address, LONGEST_ADDRESS);
        region = text("region", region, LONGEST_NAME);
        nature = listed(UnionDictionary.UNIT_NATURE, nature);
        economyType = listed(UnionDictionary.ECONOMY_TYPE, economyType);
        industry = listed(UnionDictionary.INDUSTRY, industry);
        requireCount(staffCount);
    }

    static String text(String field, String typed, int longest) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        var text = typed.strip();
        if (text.codePointCount(0, text.length()) > longest) {
            throw new DomainException("union." + field + "-too-long", longest);
        }
        return text;
    }

    static String creditCode(String field, String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        return CreditCode.parse(typed).map(CreditCode::value).orElseThrow(() -> new DomainException("union." + field, typed.strip()));
    }

    static String listed(UnionDictionary dictionary, String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        return dictionary.find(typed).orElseThrow(() -> new DomainException("union.not-in-list", typed.strip()));
    }

    static void requireCount(Integer count) {
        if (count != null && count < 0) {
            throw new DomainException("union.count-negative");
        }
    }
}
