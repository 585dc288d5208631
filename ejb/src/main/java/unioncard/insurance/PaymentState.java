package unioncard.insurance;

import unioncard.shared.Labelled;

/** How far the lower share of a confirmed batch is paid (缴费状态). */
public enum PaymentState implements Labelled {
    /** A voucher is due (缴费期限). */ DUE("待缴费"),
    /** The day is past. */ OVERDUE("逾期未缴"),
    /** A voucher was handed in and is to be verified. */ HANDED_IN("凭证待核"),
    /** The voucher was verified. */ PAID("已核销");

    private final String label;

    PaymentState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** The state of enrolment batch {@code b} on {@code :today}; null for one that is not confirmed, or owes nothing though nobody has paid. */
    static String column() {
        return """
                case when b.status <> 'CONFIRMED' or b.lower_fen = 0 then null
                  when b.owes then case when b.voucher_due_on < :today then 'OVERDUE' else 'DUE' end
                  when exists (select from payment_voucher_batch paid join payment_voucher v on v.id = paid.voucher_id
                    where paid.batch_id = b.id and paid.live and v.status = 'SUBMITTED') then 'HANDED_IN'
                  when b.lower_fen = b.struck_fen and not exists (select from payment_voucher_batch paid where paid.batch_id = b.id and paid.live) then null
                  else 'PAID' end""";
    }
}
