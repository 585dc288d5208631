package unioncard.insurance;

import java.time.LocalDate;
import unioncard.member.DocumentType;
import unioncard.security.Masked;

/**
 * A member who may be enrolled.
 *
 * @param memberNo 会员编号
 * @param name 姓名
 * @param documentType 证件类型
 * @param document 证件号码, masked
 * @param cardNoDate day on which the card number was made
 * @param startsOn first day of the cover as of today
 * @param endsOn last day of the cover
 * @param period full or half premium; null when not enrollable
 * @param enrollable false when the cover would begin after the year's end
 */
public record Candidate(String memberNo, String name, DocumentType documentType, Masked document, LocalDate cardNoDate, LocalDate startsOn,
        LocalDate endsOn, PeriodClass period, boolean enrollable) {
}
