package unioncard.ledger;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.UnionScope;
import unioncard.security.UnionScope.Reach;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/**
 * 年度结算表 within the caller's data scope: what was booked for a year, per district or per union. Added up from the entries of that year each time it is
 * asked for, out of one index ({@code ix_ledger_entry_statement}), so other years cost nothing. With 60,000 unions of three batches a year, each paid and
 * allotted, a year has 540,000 entries: 0.2 s for the whole city, 20 ms for one of its hundred districts, once for the rows and once for their sum
 * (measured before corrections were booked).
 */
@Stateless
public class YearStatement {

    private Jdbi jdbi;
    private CurrentUser current;

    public YearStatement() {
    }

    @Inject
    YearStatement(Jdbi jdbi, CurrentUser current) {
        this.jdbi = jdbi;
        this.current = current;
    }

    /**
     * A slice of the rows, in the order of the unions' codes; sorts: headcount, premiumFen, municipalFen, allottedFen, municipalOpenFen, lowerFen,
     * verifiedFen, lowerOpenFen.
     */
    @Requires(value = Permission.VIEW_LEDGER, audited = false)
    public Rows<StatementRow> list(StatementFilter filter, Slice slice) {
        return jdbi.withHandle(h -> StatementSql.list(h, current.get().scope(), filter, slice));
    }

    /** The sum of all rows, which are the balances of the ledger's accounts for that year and place. */
    @Requires(value = Permission.VIEW_LEDGER, audited = false)
    public StatementRow total(StatementFilter filter) {
        return jdbi.withHandle(h -> StatementSql.total(h, current.get().scope(), filter));
    }

    /** Whether the rows are districts; otherwise they are unions. */
    static boolean byDistrict(UnionScope scope, StatementFilter filter) {
        return scope.reach() == Reach.CITY && filter.districtId() == null && filter.unionId() == null;
    }
}
