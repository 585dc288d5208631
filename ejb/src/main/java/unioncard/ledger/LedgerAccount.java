package unioncard.ledger;

import unioncard.shared.Labelled;

/**
 * The chart of accounts (科目). The lower share, one amount on the manual's screen, is an account for each level that bears a part of it (缴费分担); the
 * base unions' holds what the others leave, and all of what was booked before splits were kept.
 */
public enum LedgerAccount implements Labelled {
    /** What the municipal federation allots (市总划拨): a debit balance is still to be allotted. */ MUNICIPAL_SHARE("市总划拨"),
    /** What districts and bureaus pay: a debit balance is still owed. */ DISTRICT_SHARE("区局缴费"),
    /** What the unions between district and base union pay: likewise. */ INTERMEDIATE_SHARE("各级工会缴费"),
    /** What the base unions pay: likewise. */ LOWER_SHARE("基层单位缴费"),
    /** What the carrier gets: a credit balance is still owed to it. */ PREMIUM("应付保障费用");

    private final String label;

    LedgerAccount(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
