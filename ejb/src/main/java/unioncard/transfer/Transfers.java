package unioncard.transfer;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.Requires.Sees;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** 会员转出审核: the transfer requests that leave or enter a union in scope. */
@Stateless
public class Transfers {

    @Inject
    Jdbi jdbi;
    @Inject
    Clock clock;
    @Inject
    CurrentUser current;
    @Inject
    TransferTerms terms;

    // Beyond the second wall: a member who enters is not the receiving side's yet, one who has left not the releasing side's any more.

    /** A slice of a tab; sorts: memberNo, fromUnion, toUnion, requestedAt, status. What is to be decided comes longest waiting first. */
    @Requires(value = Permission.VIEW_MEMBERS, audited = false, sees = Sees.WHOLE_CITY)
    public Rows<TransferRow> list(TransferFilter filter, Slice slice) {
        return jdbi.withHandle(h -> TransferSql.list(h, current.get(), filter, terms, clock.getZone(), slice));
    }

    /** One request; {@code not-allowed} when neither side is in scope. */
    @Requires(value = Permission.VIEW_MEMBERS, audited = false, sees = Sees.WHOLE_CITY)
    public TransferDetail find(long id) {
        return jdbi.withHandle(h -> TransferSql.detail(h, current.get(), id, terms.overdueBefore(), LocalDate.now(clock)))
                .orElseThrow(NotAllowed::new);
    }

    /** What has happened to a request, in order; while it is open, the step that is waited for comes last. */
    @Requires(value = Permission.VIEW_MEMBERS, audited = false)
    public List<TransferStep> steps(long id) {
        return jdbi.withHandle(h -> TransferSql.steps(h, current.get(), id));
    }
}
