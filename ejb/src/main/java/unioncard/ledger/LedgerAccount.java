package unioncard.ledger;

import unioncard.shared.Labelled;

/**
 * The chart of accounts (科目). How the lower share is divided among district, intermediate and grassroots unions is agreed among them and not known
 * here, so it is one account, as the manual shows it.
 */
public enum LedgerAccount implements Labelled {
    /** What the municipal federation allots (市总划拨): a debit balance is still to be allotted. */ MUNICIPAL_SHARE("市总划拨"),
    /** What the unions pay: a debit balance is still owed. */ LOWER_SHARE("区局、各级工会和基层单位缴费"),
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
