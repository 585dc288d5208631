package unioncard.reports.registration;

/**
 * One registered card. A text that is null leaves its cell empty.
 *
 * @param sequence number of the line (序号)
 * @param memberNo member number of ten digits (会员编号)
 * @param name 姓名
 * @param cardNumber number of the card, masked by the caller (银行卡号)
 * @param madeOn date of the card number (卡号生成日期)
 * @param activatedOn 激活日期
 * @param registeredOn 注册日期
 * @param registrar who has registered it (经办人)
 */
public record RegistrationLine(int sequence, String memberNo, String name, String cardNumber, String madeOn, String activatedOn, String registeredOn,
        String registrar) {
}
