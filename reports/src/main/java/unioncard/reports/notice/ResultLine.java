package unioncard.reports.notice;

/**
 * A member on the result notice. A text that is null leaves its cell empty.
 *
 * @param sequence number of the line in the batch (序号)
 * @param memberNo 会员编号
 * @param name 姓名
 * @param documentType 证件类型
 * @param documentNumber 证件号码, masked by the caller
 * @param answeredAt 反馈时间, or null
 * @param result 办卡成功, 办卡失败 or 尚未反馈
 * @param reason why the bank has refused (失败原因), or null
 * @param next what is to be done (后续办理), or null
 */
public record ResultLine(int sequence, String memberNo, String name, String documentType, String documentNumber, String answeredAt, String result,
        String reason, String next) {
}
