package unioncard.insurance;

import java.time.LocalDate;
import unioncard.member.DocumentType;
import unioncard.security.Masked;

/**
 * A person of a batch. Money in fen.
 *
 * @param memberNo 会员编号
 * @param name 姓名
 * @param documentType 证件类型
 * @param document 证件号码, masked
 * @param startsOn first day of the cover
 * @param endsOn last day
 * @param period full or half premium
 * @param premiumFen 保障费用
 * @param municipalFen 市总划拨
 * @param lowerFen 区局、各级工会和基层单位缴费
 * @param backDated whether the cover begins more than {@value EnrolmentBatches#BACK_DATED_DAYS} days before the submission
 */
public record CoverLine(String memberNo, String name, DocumentType documentType, Masked document, LocalDate startsOn, LocalDate endsOn,
        PeriodClass period, int premiumFen, int municipalFen, int lowerFen, boolean backDated) {
}
