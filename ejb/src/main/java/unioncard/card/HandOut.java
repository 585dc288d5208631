package unioncard.card;

import java.time.LocalDate;

/**
 * How cards got to their holders.
 *
 * @param way 领取方式
 * @param on 领取日期
 * @param to 领取人, up to 100 characters; blank when every holder has come
 */
public record HandOut(PickupWay way, LocalDate on, String to) {

    /** Who has received them for the holders, or null. */
    String deputy() {
        return to == null || to.isBlank() ? null : to.strip();
    }
}
