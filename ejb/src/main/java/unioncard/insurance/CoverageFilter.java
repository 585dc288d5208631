package unioncard.insurance;

import java.time.LocalDate;

/**
 * What 保障信息查询 searches for; null means any.
 *
 * @param name 姓名, its beginning
 * @param memberNo 会员编号
 * @param documentIndex keyed hash of the 证件号码; the number itself does not come this far
 * @param year 保障年度
 * @param state 保障状态
 * @param unionId 参保工会, with all below it
 * @param batchNo 参保批次, its beginning
 * @param day covered on this day of the city
 */
public record CoverageFilter(String name, String memberNo, String documentIndex, Integer year, CoverState state, Long unionId, String batchNo, LocalDate day) {

    /** In any union and batch, on any day. */
    public CoverageFilter(String name, String memberNo, String documentIndex, Integer year, CoverState state) {
        this(name, memberNo, documentIndex, year, state, null, null, null);
    }

    @Override
    public String toString() {
        return "CoverageFilter[year=" + year + ", state=" + state + "]";
    }
}
