package unioncard.organisation;

import java.time.LocalDate;
import java.util.regex.Pattern;
import unioncard.shared.DomainException;

/**
 * What somebody fills in about a union (工会组织信息). Blank optional fields are null.
 *
 * @param name 工会名称, mandatory
 * @param creditCode 工会统一社会信用代码
 * @param type 基层工会类型
 * @param foundedOn 建会日期
 * @param declaredMembers 会员人数 as the union states it
 * @param leader 工会负责人
 * @param phone 联系电话
 * @param unit the unit it belongs to
 */
public record UnionFields(String name, String creditCode, String type, LocalDate foundedOn, Integer declaredMembers, String leader, String phone,
        UnitFields unit) {

    static final int LONGEST_LEADER = 100;
    private static final int LONGEST_PHONE = 40;
    private static final Pattern PHONE = Pattern.compile("[0-9()（）+\\-—转 /、,，;；]{5," + LONGEST_PHONE + "}");

    public UnionFields {
        unit = unit == null ? UnitFields.NONE : unit;
        name = UnitFields.text("name", name, UnitFields.LONGEST_NAME);
        creditCode = UnitFields.creditCode("union-credit-code", creditCode);
        type = UnitFields.listed(UnionDictionary.UNION_TYPE, type);
        UnitFields.requireCount(declaredMembers);
        leader = UnitFields.text("leader", leader, LONGEST_LEADER);
        phone = UnitFields.text("phone", phone, LONGEST_PHONE);
        if (name == null) {
            throw new DomainException("union.name-missing");
        }
        if (phone != null && !isPhone(phone)) {
            throw new DomainException("union.phone-shape", phone);
        }
    }

    /** Only a name. */
    public static UnionFields named(String name) {
        return new UnionFields(name, null, null, null, null, null, null, UnitFields.NONE);
    }

    /** Whether a text can be one or several telephone numbers. */
    static boolean isPhone(String text) {
        return PHONE.matcher(text).matches();
    }
}
