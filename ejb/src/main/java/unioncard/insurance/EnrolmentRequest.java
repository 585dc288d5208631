package unioncard.insurance;

/**
 * What a base union asks for: this way, for this year, under this plan.
 *
 * @param way 参保类型
 * @param year 保障年度
 * @param type 保障类型, for example A
 * @param replaces the returned batch that is taken up again with it (修改后重新提交), or null
 */
public record EnrolmentRequest(EnrolmentWay way, int year, String type, Long replaces) {

    /** An enrolment that stands in for none. */
    public EnrolmentRequest(EnrolmentWay way, int year, String type) {
        this(way, year, type, null);
    }
}
