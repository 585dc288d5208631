package unioncard.transfer;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
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

    /** A slice of a tab; sorts: memberNo, fromUnion, toUnion, requestedAt, status. What is to be decided comes longest waiting first. */
    @Requires(value = Permission.VIEW_MEMBERS, audited = false)
    public Rows<TransferRow> list(TransferFilter filter, Slice slice) {
        return jdbi.withHandle(h -> TransferSql.list(h, current.get(), filter, terms.overdueBefore(), clock.getZone(), slice));
    }

    /** One request with its steps; {@code not-allowed} when neither side is in scope. */
    @Requires(value = Permission.VIEW_MEMBERS, audited = false)
    public TransferDetail find(long id) {
        return jdbi.withHandle(h -> TransferSql.detail(h, current.get(), id, terms.overdueBefore(), LocalDate.now(clock)))
                .orElseThrow(NotAllowed::new);
    }
}
