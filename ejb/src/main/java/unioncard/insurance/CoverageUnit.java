package unioncard.insurance;

import java.io.Serializable;
import unioncard.organisation.UnionLevel;

/**
 * A line of 参保统计: a district, or a union.
 *
 * @param id union
 * @param code 工会编码
 * @param name 工会名称
 * @param level 工会级别
 * @param leader 工会负责人, or null
 * @param phone 联系电话 of the union, or null
 * @param districtName the district it stands in; its own name for a district
 * @param count its figures
 */
public record CoverageUnit(long id, String code, String name, UnionLevel level, String leader, String phone, String districtName,
        CoverageCount count) implements Serializable {

    /** Whether it is a single union. */
    public boolean oneUnion() {
        return level.isOneUnion();
    }
}
