package unioncard.card;

import java.time.LocalDate;
import unioncard.security.Masked;

/**
 * A card of a member, as 会员详情 shows it.
 *
 * @param statusOn day of the last change of the status, null as made
 * @param batchNo null for a card that has replaced another one
 * @param replacement number of the card that has taken its place
 * @param predecessor number of the card whose place it has taken
 * @param handedTo who has received it, null as long as nobody has
 * @param years the years it is registered for, as in 2026、2025
 * @param registered whether it is registered for this year
 */
public record HeldCard(long id, int version, Masked number, LocalDate cardNoDate, CardStatus status, LocalDate statusOn, LocalDate activatedOn,
        String batchNo, Masked replacement, Masked predecessor, PickupWay pickupWay, LocalDate handedOn, String handedTo, String handedBy,
        String years, boolean registered) {

    /** 有效卡: in force and registered for this year. */
    public boolean isValid() {
        return status == CardStatus.ACTIVE && registered;
    }

    /** Whether its being handed out can be recorded. */
    public boolean isToHandOut() {
        return handedOn == null && status.canBeHandedOut();
    }
}
