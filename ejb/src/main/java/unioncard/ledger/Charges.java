package unioncard.ledger;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.shared.WholeCity;

/** What is charged for a confirmed batch, for a paper that asks for it. */
public final class Charges {

    private Charges() {
    }

    /** The lower share by level, less what was struck off, of a batch that the caller has been shown. */
    public static LowerShares lower(Handle h, long batchId) {
        // It stands in the district that confirmed, whatever has become of the union.
        return WholeCity.in(h, () -> h.createQuery("""
                select coalesce(sum(l.debit_fen - l.credit_fen) filter (where l.account = 'DISTRICT_SHARE'), 0) district,
                  coalesce(sum(l.debit_fen - l.credit_fen) filter (where l.account = 'INTERMEDIATE_SHARE'), 0) intermediate,
                  coalesce(sum(l.debit_fen - l.credit_fen) filter (where l.account = 'LOWER_SHARE'), 0) base
                from ledger_entry e join ledger_line l on l.entry_id = e.id where e.batch_id = :batch and\s""" + LedgerSql.charges("e"))
                .bind("batch", batchId).map(ConstructorMapper.of(LowerShares.class)).one());
    }
}
