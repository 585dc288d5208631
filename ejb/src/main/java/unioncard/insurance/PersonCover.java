package unioncard.insurance;

import java.time.LocalDate;
import unioncard.card.CardStatus;
import unioncard.security.Masked;

/**
 * One year's cover of a person (保障详情).
 *
 * @param id cover
 * @param benefits 保障内容 of the plan
 * @param state on the day asked for
 * @param endedOn last day when it has ended before the year, else null
 * @param endReason why, or null
 * @param card the card it pays to, masked
 * @param cardStatus its state now
 * @param enrolledBy name of the union that has enrolled the person
 * @param batchNo null until confirmed
 * @param opens whether the batch is in the caller's scope
 * @param endable whether it may be ended now
 */
public record PersonCover(long id, int year, String planName, String benefits, EnrolmentWay way, CoverState state, LocalDate startsOn, LocalDate endsOn,
        LocalDate endedOn, CoverEnd endReason, Masked card, CardStatus cardStatus, String enrolledBy, long batchId, String batchNo, boolean opens,
        boolean endable) {
}
