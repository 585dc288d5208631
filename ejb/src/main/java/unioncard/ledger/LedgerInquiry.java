package unioncard.ledger;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** 资金台账 within the caller's data scope: what was booked, and what the accounts come to. */
@Stateless
public class LedgerInquiry {

    private Jdbi jdbi;
    private CurrentUser current;

    public LedgerInquiry() {
    }

    @Inject
    LedgerInquiry(Jdbi jdbi, CurrentUser current) {
        this.jdbi = jdbi;
        this.current = current;
    }

    /** A slice of the lines, last booked first. */
    @Requires(value = Permission.VIEW_LEDGER, audited = false)
    public Rows<LedgerRow> list(LedgerFilter filter, Slice slice) {
        return jdbi.withHandle(h -> LedgerSql.lines(h, current.get().scope(), filter, slice));
    }

    /** What the lines of the filter add up to, for every account. */
    @Requires(value = Permission.VIEW_LEDGER, audited = false)
    public List<AccountTotal> totals(LedgerFilter filter) {
        return jdbi.withHandle(h -> LedgerSql.totals(h, current.get().scope(), filter));
    }

    /** The insurance years there are, latest first. */
    @Requires(value = Permission.VIEW_LEDGER, audited = false)
    public List<Integer> years() {
        return jdbi.withHandle(h -> h.createQuery("select year from insurance_year order by year desc").mapTo(Integer.class).list());
    }
}
