package unioncard.ledger;

/**
 * What 年度结算表 shows. Of the whole city, with neither district nor union, it has a row for each district; otherwise one for each union.
 *
 * @param year 保障年度
 * @param districtId a district: what was booked there; null means any
 * @param unionId any other union: what was booked for it and all that are below it now; null means any
 */
public record StatementFilter(int year, Long districtId, Long unionId) {
}
