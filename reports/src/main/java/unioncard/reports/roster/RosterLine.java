package unioncard.reports.roster;

/**
 * One member on the card roster. A text that is null leaves its cell empty.
 *
 * @param sequence number of the line, from 1 (序号)
 * @param memberNo member number of ten digits (会员编号)
 * @param name name as in the document (姓名)
 * @param sex 男 or 女 (性别)
 * @param documentType kind of document (证件类型)
 * @param documentNumber number of the document, in full or masked as the caller decides (证件号码)
 * @param documentExpiry date or 长期 (证件有效期)
 * @param mobile mobile number (手机号码)
 * @param material what the clerk collects (应收材料)
 * @param result how the bank decided (办理结果), null or empty as long as it has not
 */
public record RosterLine(int sequence, String memberNo, String name, String sex, String documentType, String documentNumber,
        String documentExpiry, String mobile, String material, String result) {
}
