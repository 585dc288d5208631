package unioncard.reports.receipt;

/**
 * One card on the receipt list. A text that is null leaves its cell empty.
 *
 * @param sequence number of the line in the batch (序号)
 * @param memberNo member number of ten digits (会员编号)
 * @param name name as in the batch (姓名)
 * @param documentType kind of document (证件类型)
 * @param documentNumber number of the document, masked by the caller (证件号码)
 * @param cardNumber number of the card, masked by the caller (银行卡号)
 * @param madeOn date of the card number (卡号生成日期)
 * @param receivedOn date of receipt where it is known already; empty, to be filled in by hand, otherwise (领取日期)
 * @param remark what keeps the card from being handed out, or who has received it (备注)
 */
public record ReceiptLine(int sequence, String memberNo, String name, String documentType, String documentNumber, String cardNumber,
        String madeOn, String receivedOn, String remark) {
}
