package unioncard.reports.cover;

/**
 * A person on the enrolment roster. Amounts are texts in yuan.
 *
 * @param sequence number of the line, from 1 (序号)
 * @param memberNo member number of ten digits (会员编号)
 * @param name name as in the document (姓名)
 * @param documentType kind of document (证件类型)
 * @param documentNumber its number, masked by the caller (证件号码)
 * @param startsOn first day of the cover (起保日期)
 * @param endsOn last day (止保日期)
 * @param period full or half premium (费率)
 * @param premium 保障费用
 * @param municipal 市总划拨
 * @param lower 区局、各级工会和基层单位缴费
 */
public record EnrolledPerson(int sequence, String memberNo, String name, String documentType, String documentNumber, String startsOn, String endsOn,
        String period, String premium, String municipal, String lower) {
}
