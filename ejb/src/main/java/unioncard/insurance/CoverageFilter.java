package unioncard.insurance;

/**
 * What 保障信息查询 searches for; null means any.
 *
 * @param name 姓名, its beginning
 * @param memberNo 会员编号
 * @param documentIndex keyed hash of the 证件号码; the number itself does not come this far
 * @param year 保障年度
 * @param state 保障状态
 */
public record CoverageFilter(String name, String memberNo, String documentIndex, Integer year, CoverState state) {

    @Override
    public String toString() {
        return "CoverageFilter[year=" + year + ", state=" + state + "]";
    }
}
