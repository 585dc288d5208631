package unioncard.roster;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What stands on a certificate (保障证明) of which somebody has the code, as it was issued.
 *
 * @param code in groups, as on the paper
 * @param day the day certified
 * @param memberName 姓名
 * @param memberNo 会员编号
 * @param documentType 证件类型
 * @param documentNumber 证件号码, masked
 * @param unionName the union that had enrolled the member
 * @param plan 保障类型
 * @param term 保障期间
 * @param issuedAt when it was first printed
 * @param printCount how often it was printed
 * @param stillInForce whether the cover is in force on that day by what is known now; false when it was ended later for an earlier day
 */
public record CheckedCertificate(String code, LocalDate day, String memberName, String memberNo, String documentType, String documentNumber,
        String unionName, String plan, String term, Instant issuedAt, int printCount, boolean stillInForce) {
}
