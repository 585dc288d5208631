package unioncard.ledger;

import unioncard.shared.Labelled;

/** Why something was booked (业务类型). */
public enum EntryKind implements Labelled {
    /** A batch was confirmed: both shares are owed, and with them the premium. */ ENROLMENT("参保确认"),
    /** A cover of it was void (重复参保): its premium is struck off. */ CORRECTION("重复参保冲减"),
    /** A voucher was verified: the lower share of a batch is paid to the carrier. */ VOUCHER("凭证核销"),
    /** An order was approved: the municipal share of a batch is paid to the carrier. */ ALLOTMENT("市总划拨"),
    /** An earlier entry the other way round: the only way to correct one. */ REVERSAL("冲销");

    private final String label;

    EntryKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
