package unioncard.bankfile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import unioncard.approval.Change;

/**
 * What is to be done with a held line.
 *
 * @param apply true: it counts, with the values given here; false: it is left aside (忽略)
 * @param seq of the batch
 * @param code the bank's return code
 * @param cardNo in full, for a card issued
 */
public record Settlement(boolean apply, Integer seq, String code, String cardNo, LocalDate cardDate) {

    static final String TREATMENT = "TREATMENT";
    static final String APPLY = "APPLY";
    static final String DISMISS = "DISMISS";
    static final String SEQ = "SEQ";
    static final String CODE = "CODE";
    static final String CARD_NO = "CARD_NO";
    static final String CARD_DATE = "CARD_DATE";

    /** What the request shows to the second person: the line as the bank sent it, and as it shall count. */
    List<Change> changesFrom(Settlement sent) {
        var changes = new ArrayList<Change>();
        changes.add(new Change(TREATMENT, null, apply ? APPLY : DISMISS));
        if (apply) {
            changes.add(new Change(SEQ, text(sent.seq), text(seq)));
            changes.add(new Change(CODE, sent.code, code));
            changes.add(new Change(CARD_NO, sent.cardNo, cardNo));
            changes.add(new Change(CARD_DATE, text(sent.cardDate), text(cardDate)));
        }
        return changes.stream().filter(change -> change.before() != null || change.after() != null).toList();
    }

    static Settlement of(Map<String, String> values) {
        var seq = values.get(SEQ);
        var date = values.get(CARD_DATE);
        return new Settlement(APPLY.equals(values.get(TREATMENT)), seq == null ? null : Integer.valueOf(seq), values.get(CODE), values.get(CARD_NO),
                date == null ? null : LocalDate.parse(date));
    }

    private static String text(Object value) {
        return Objects.toString(value, null);
    }

    @Override
    public String toString() {
        return (apply ? APPLY : DISMISS) + " " + seq;
    }
}
