package unioncard.insurance;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/**
 * 未参保工会 within the caller's data scope: whom the district has to remind. Holders without cover are those of the last count for 参保统计; how far a
 * union has come is looked up as it is now.
 */
@Stateless
public class OpenUnions {

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;

    public OpenUnions() {
    }

    @Inject
    OpenUnions(Jdbi jdbi, Clock clock, CurrentUser current) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
    }

    /** The years that are enrolled for, earliest first. */
    @Requires(value = Permission.CONFIRM_ENROLMENTS, audited = false)
    public List<Integer> years() {
        return jdbi.withHandle(h -> CoverageCountSql.yearsToCount(h, LocalDate.now(clock)));
    }

    /** A slice of the unions, those with most holders without cover first; sorts: name, headcount, handledAt. */
    @Requires(value = Permission.CONFIRM_ENROLMENTS, audited = false)
    public Rows<OpenUnion> list(OpenUnionFilter filter, Slice slice) {
        return jdbi.withHandle(h -> OpenUnionSql.list(h, current.get().scope(), filter, slice));
    }
}
