package unioncard.reports.special;

/**
 * Who applies through the special channel, as submitted. A text that is null leaves its cell empty, to be filled in by hand.
 *
 * @param sequence number of the line in the batch (序号)
 * @param memberNo member number of ten digits (会员编号)
 * @param name name as in the batch (姓名)
 * @param bankName name as the bank is to write it (银行登记姓名)
 * @param namePinyin name in Latin letters (姓名拼音)
 * @param sex 男 or 女 (性别)
 * @param birthDate date of birth (出生日期)
 * @param nationality name of the country or region (国籍（地区）)
 * @param occupation occupation (职业)
 * @param documentType kind of document (证件类型)
 * @param documentNumber number of the document, masked by the caller (证件号码)
 * @param documentExpiry last day of the document, or 长期 (证件有效期)
 * @param mobile mobile number, masked by the caller (移动电话)
 * @param address address in the country, masked by the caller (境内住址)
 * @param reason why the special channel (特殊办理原因)
 * @param papers what is attached and how many of each (随附材料)
 */
public record Applicant(int sequence, String memberNo, String name, String bankName, String namePinyin, String sex, String birthDate, String nationality,
        String occupation, String documentType, String documentNumber, String documentExpiry, String mobile, String address, String reason, String papers) {
}
