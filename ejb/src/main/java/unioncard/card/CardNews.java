package unioncard.card;

import java.time.LocalDate;
import unioncard.shared.Reason;

/**
 * What a clerk was told about a card.
 *
 * @param on the day it happened
 * @param toldBy who has said so
 * @param reason why, as far as {@link CardAction#reasonNeeded()}; otherwise it may be blank
 */
public record CardNews(LocalDate on, ToldBy toldBy, String reason) {

    /** The line of 办卡日志, without what follows from it. Refused with {@code card.reason}. */
    String text(CardAction action) {
        boolean given = reason != null && !reason.isBlank();
        var why = given || action.reasonNeeded() ? "：" + Reason.of(reason, "card.reason") : "";
        return on + " " + action.label() + "（" + toldBy.label() + "）" + why;
    }
}
