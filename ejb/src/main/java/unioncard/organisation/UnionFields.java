package unioncard.organisation;

import unioncard.shared.DomainException;

/**
 * What somebody fills in about a union. Blank optional fields are null.
 *
 * @param name 工会名称, mandatory
 * @param unitName 单位名称
 * @param unitCreditCode 单位统一社会信用代码
 * @param unionCreditCode 工会统一社会信用代码
 * @param address 单位地址
 * @param phone 联系电话
 * @param leader 工会负责人
 */
public record UnionFields(String name, String unitName, String unitCreditCode, String unionCreditCode, String address, String phone, String leader) {

    private static final int LONGEST_NAME = 200;

    public UnionFields {
        name = text("name", name, LONGEST_NAME);
        unitName = text("unit-name", unitName, LONGEST_NAME);
        unitCreditCode = creditCode(unitCreditCode);
        unionCreditCode = creditCode(unionCreditCode);
        address = text("address", address, 300);
        phone = text("phone", phone, 40);
        leader = text("leader", leader, 100);
        if (name == null) {
            throw new DomainException("union.name-missing");
        }
    }

    /** Only a name. */
    public static UnionFields named(String name) {
        return new UnionFields(name, null, null, null, null, null, null);
    }

    private static String text(String field, String typed, int longest) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        var text = typed.strip();
        if (text.codePointCount(0, text.length()) > longest) {
            throw new DomainException("union." + field + "-too-long", longest);
        }
        return text;
    }

    private static String creditCode(String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        return CreditCode.parse(typed).map(CreditCode::value).orElseThrow(() -> new DomainException("union.credit-code", typed.strip()));
    }
}
