package unioncard.transfer;

import java.time.LocalDate;
import unioncard.member.PersonName;

/**
 * What 会员转出审核 is narrowed to; null means any.
 *
 * @param name beginning of the name, any spelling; a masked name is compared as it is shown
 * @param notice only what 首页 reminds of
 * @param from first day of the request, in the city
 * @param to last day
 */
public record TransferFilter(TransferTab tab, String memberNo, String name, TransferStatus status, TransferNotice notice, LocalDate from, LocalDate to) {

    public TransferFilter {
        name = name == null || name.isBlank() ? null : PersonName.normalise(name);
    }

    /** Everything in a tab. */
    public static TransferFilter of(TransferTab tab) {
        return new TransferFilter(tab, null, null, null, null, null, null);
    }
}
