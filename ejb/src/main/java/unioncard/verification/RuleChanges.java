package unioncard.verification;

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
import unioncard.security.Permission;
import unioncard.security.Requires;

/** 校验规则: what the answers of the registries mean, and proposals for other meanings, which somebody else decides. */
@Stateless
public class RuleChanges {

    private Jdbi jdbi;
    private AuditNote note;
    private ApprovalRequests approvals;
    private RuleChange kind;
    private Clock clock;

    public RuleChanges() {
    }

    @Inject
    RuleChanges(Jdbi jdbi, AuditNote note, ApprovalRequests approvals, RuleChange kind, Clock clock) {
        this.jdbi = jdbi;
        this.note = note;
        this.approvals = approvals;
        this.kind = kind;
        this.clock = clock;
    }

    /** Every rule, in the order of {@link Rule}. */
    @Requires(value = Permission.VIEW_RULES, audited = false)
    public List<RuleRow> list() {
        return jdbi.withHandle(h -> RuleSql.rows(h, clock));
    }

    /**
     * Proposes what a rule means from a day to come on; entries verified before keep their result. Refused with {@code policy.outcome},
     * {@code policy.text}, {@code rule.not-to-come}, {@code changed-meanwhile}, {@code approval.no-change}, {@code approval.reason} and
     * {@code approval.open-already}.
     *
     * @param version of the {@link RuleRow} that the proposal is based on
     */
    @Requires(Permission.CHANGE_RULES)
    public void propose(Rule rule, int version, Outcome outcome, String text, LocalDate validFrom, String reason) {
        note.about("verification rule " + rule);
        rule.require(outcome, text);
        FirstDay.require(validFrom, clock);
        var known = jdbi.withHandle(h -> RuleSql.row(h, rule, clock));
        var before = known.on(validFrom);
        approvals.open(kind, new RuleProposal(RuleChange.subject(rule), rule.label(), validFrom, version, known.version(),
                Change.between(RuleChange.fields(before.outcome(), before.text()), RuleChange.fields(outcome, text.strip())), reason));
    }
}
