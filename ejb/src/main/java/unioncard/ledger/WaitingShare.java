package unioncard.ledger;

import java.time.LocalDate;

/**
 * What waits to be allotted to a district for a year. Money in fen.
 *
 * @param districtId the district
 * @param districtName its name
 * @param batches 批次数
 * @param headcount 参保人数
 * @param amountFen sum of the municipal shares, less what was struck off; not above zero when more was struck off than waits
 * @param firstBookedOn when the first of the batches was booked
 * @param lastBookedOn when the last of them was
 */
public record WaitingShare(long districtId, String districtName, int batches, int headcount, long amountFen, LocalDate firstBookedOn,
        LocalDate lastBookedOn) {

    /** Whether an order can be made of it; else it waits to be set off (待抵扣). */
    public boolean orderable() {
        return amountFen > 0;
    }
}
