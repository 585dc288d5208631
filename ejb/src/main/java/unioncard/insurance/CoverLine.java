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
 * @param backDatedBy 追溯起保: days by which the cover begins before the submission, when more than {@code BACK_DATED_DAYS}; else null
 * @param duplicateIn 疑似重复: a union that has enrolled somebody of the same document, or of the same name and birth date, for the
 *        year; null when there is none, and for everybody who does not review for a district
 * @param expiredOn 证件到期: when the document expires before the cover begins, that day; else null
 */
public record CoverLine(String memberNo, String name, DocumentType documentType, Masked document, LocalDate startsOn, LocalDate endsOn,
        PeriodClass period, int premiumFen, int municipalFen, int lowerFen, Integer backDatedBy, String duplicateIn, LocalDate expiredOn) {
}
