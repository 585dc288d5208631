package unioncard.insurance;

/**
 * What a base union asks for: this way, for this year, under this plan.
 *
 * @param way 参保类型
 * @param year 保障年度
 * @param type 保障类型, for example A
 */
public record EnrolmentRequest(EnrolmentWay way, int year, String type) {
}
