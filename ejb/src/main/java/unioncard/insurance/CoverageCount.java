package unioncard.insurance;

import java.io.Serializable;

/**
 * How many persons of a union, a district or the city stand where with the cover of a year. The holders of a card are exactly those covered, those
 * waiting and those without.
 *
 * @param members in 正常
 * @param holders those of them with a live card, lost ones included: their holders are enrolled as well
 * @param covered 已参保: holders with a confirmed cover of the year
 * @param waiting 待区局确认: holders whose batch the district has not handled
 * @param withoutNewCard 有卡无保 whose card number was made in the year
 * @param withoutOlder 有卡无保 whose card is older
 */
public record CoverageCount(long members, long holders, long covered, long waiting, long withoutNewCard, long withoutOlder) implements Serializable {

    /** 有卡无保: holders who are neither covered nor waiting. */
    public long without() {
        return withoutNewCard + withoutOlder;
    }

    /** 参保率 in tenths of a percent, rounded down, so that 100.0 means everybody; null where nobody holds a card. */
    public Integer rate() {
        return holders == 0 ? null : (int) (covered * 1000 / holders);
    }
}
