package unioncard.ledger;

/**
 * What was booked on an account. Money in fen.
 *
 * @param account 科目
 * @param debitFen 借方合计
 * @param creditFen 贷方合计
 */
public record AccountTotal(LedgerAccount account, long debitFen, long creditFen) {

    /** Balance (余额) on the account's own side: what is still to be allotted, owed, or owed to the carrier. */
    public long balanceFen() {
        return account == LedgerAccount.PREMIUM ? creditFen - debitFen : debitFen - creditFen;
    }
}
