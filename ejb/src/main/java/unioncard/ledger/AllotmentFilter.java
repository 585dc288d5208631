package unioncard.ledger;

/**
 * Which orders are shown; null means any.
 *
 * @param year 保障年度
 * @param districtId the district they are for
 * @param unionId any other union: orders with a batch of it or of one that is below it now
 * @param status 状态
 */
public record AllotmentFilter(Integer year, Long districtId, Long unionId, AllotmentStatus status) {
}
