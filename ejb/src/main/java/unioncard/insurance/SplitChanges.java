package unioncard.insurance;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import unioncard.approval.ApprovalRequests;
import unioncard.approval.Change;
import unioncard.approval.FirstDay;
import unioncard.approval.RuleProposal;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.SignedInUser;

/** How the share below 市总划拨 is divided in each district (缴费分担), and proposals for other splits, which somebody else decides. */
@Stateless
public class SplitChanges {

    private Jdbi jdbi;
    private CurrentUser current;
    private AuditNote note;
    private ApprovalRequests approvals;
    private SplitChange kind;
    private Clock clock;

    public SplitChanges() {
    }

    @Inject
    SplitChanges(Jdbi jdbi, CurrentUser current, AuditNote note, ApprovalRequests approvals, SplitChange kind, Clock clock) {
        this.jdbi = jdbi;
        this.current = current;
        this.note = note;
        this.approvals = approvals;
        this.kind = kind;
        this.clock = clock;
    }

    /** What holds for the city, then every district in scope by code. */
    @Requires(value = Permission.VIEW_RULES, audited = false)
    public List<SplitRow> list() {
        return jdbi.withHandle(h -> SplitSql.rows(h, current.get().scope(), clock));
    }

    /**
     * Proposes a split from a day to come on; one already planned for that day would be replaced. Batches submitted before keep theirs. Refused with
     * {@code split.percent}, {@code rule.not-to-come}, {@code changed-meanwhile}, {@code approval.no-change}, {@code approval.reason} and
     * {@code approval.open-already}; {@code not-allowed} for what is no district in scope.
     *
     * @param ownerId the district, or the municipal federation for the districts without a split of their own
     * @param version of the {@link SplitRow} that the proposal is based on
     */
    @Requires(Permission.CHANGE_RULES)
    public void propose(long ownerId, int version, LowerSplit split, LocalDate validFrom, String reason) {
        note.about("lower-split " + ownerId);
        split.require();
        FirstDay.require(validFrom, clock);
        var known = jdbi.withHandle(h -> SplitSql.row(h, current.get().scope(), ownerId, clock)).orElseThrow(SignedInUser.NotAllowed::new);
        approvals.open(kind, new RuleProposal(SplitChange.subject(ownerId), known.ownerName() + "缴费分担", validFrom, version, known.version(),
                Change.between(SplitChange.fields(known.on(validFrom)), SplitChange.fields(split)), reason));
    }
}
