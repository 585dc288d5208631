package unioncard.reports.cover;

/**
 * The persons of a batch for whom the same is paid for the same days. Amounts are texts in yuan.
 *
 * @param sequence number of the line, from 1 (序号)
 * @param period full or half premium (费率)
 * @param startsOn first day of the covers (起保日期)
 * @param endsOn last day (止保日期)
 * @param headcount number of persons (人数)
 * @param each premium of one person (每人)
 * @param premium premium of all (保障费用)
 * @param municipal its municipal share (市总划拨)
 * @param lower the rest (区局、各级工会和基层单位缴费)
 */
public record FeeLine(int sequence, String period, String startsOn, String endsOn, String headcount, String each, String premium, String municipal,
        String lower) {
}
