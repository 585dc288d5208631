package unioncard.reports.reconciliation;

import java.util.List;
import java.util.Objects;
import unioncard.reports.DocumentKind;
import unioncard.reports.PaperDocument;

/**
 * What was sent to the bank in one month and what has become of it until the moment of printing (办卡对账单).
 *
 * @param unionName name of the municipal federation (工会名称)
 * @param month 对账月份, such as 2026-11
 * @param verdict whether every day agrees, in words
 * @param batches number of batches of all days; the other figures are persons of all days, as in {@link ReconciliationLine}
 * @param lines the days on which something was sent, the first one first; may be empty
 */
public record ReconciliationDocument(String unionName, String month, String verdict, int batches, int sent, int issued, int refused, int open, int closed,
        int left, List<ReconciliationLine> lines) implements PaperDocument {

    /** Nothing may be missing. */
    public ReconciliationDocument {
        Objects.requireNonNull(unionName, "unionName");
        Objects.requireNonNull(month, "month");
        Objects.requireNonNull(verdict, "verdict");
        lines = List.copyOf(lines);
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.RECONCILIATION;
    }

    @Override
    public String number() {
        return month;
    }
}
