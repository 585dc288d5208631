package unioncard.bankfile;

import java.time.LocalDate;

/**
 * Which files of the exchange are asked for; null for any.
 *
 * @param batchNo beginning of the batch number
 * @param from 时间, first day in the time of the city
 * @param to 时间, last day
 */
public record ExchangeFilter(String batchNo, FileKind kind, FileStatus status, LocalDate from, LocalDate to) {

    /** Every file. */
    public static final ExchangeFilter ALL = new ExchangeFilter(null, null, null, null, null);
}
