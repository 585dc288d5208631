package unioncard.rules;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import unioncard.approval.ApprovalRequests;
import unioncard.approval.Change;
import unioncard.approval.FirstDay;
import unioncard.approval.RuleProposal;
import unioncard.security.AuditNote;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.shared.Parameter;

/** Dated parameters (业务参数): what they are, and proposals for other values, which somebody else decides. */
@Stateless
public class ParameterChanges {

    private Jdbi jdbi;
    private AuditNote note;
    private ApprovalRequests approvals;
    private ParameterChange kind;
    private Clock clock;

    public ParameterChanges() {
    }

    @Inject
    ParameterChanges(Jdbi jdbi, AuditNote note, ApprovalRequests approvals, ParameterChange kind, Clock clock) {
        this.jdbi = jdbi;
        this.note = note;
        this.approvals = approvals;
        this.kind = kind;
        this.clock = clock;
    }

    /** Every parameter, in the order of {@link Parameter}. */
    @Requires(value = Permission.VIEW_RULES, audited = false)
    public List<ParameterRow> list() {
        return jdbi.withHandle(h -> ParameterSql.rows(h, clock));
    }

    /**
     * Proposes a value from a day to come on; a value already planned for that day would be replaced. Refused with
     * {@code parameter.out-of-range}, {@code rule.not-to-come}, {@code changed-meanwhile}, {@code approval.no-change},
     * {@code approval.reason} and {@code approval.open-already}.
     *
     * @param version of the {@link ParameterRow} that the proposal is based on
     */
    @Requires(Permission.CHANGE_RULES)
    public void propose(Parameter parameter, int version, int value, LocalDate validFrom, String reason) {
        note.about("parameter " + parameter);
        parameter.require(value);
        FirstDay.require(validFrom, clock);
        var known = jdbi.withHandle(h -> ParameterSql.row(h, parameter, clock));
        approvals.open(kind, new RuleProposal(ParameterChange.subject(parameter), parameter.label(), validFrom, version, known.version(),
                Change.between(Map.of(parameter.name(), String.valueOf(known.on(validFrom))), Map.of(parameter.name(), String.valueOf(value))),
                reason));
    }
}
