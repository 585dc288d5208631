package unioncard.insurance;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import unioncard.approval.ApprovalRequests;
import unioncard.approval.Change;
import unioncard.approval.RuleProposal;
import unioncard.security.AuditNote;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.shared.DomainException;

/** Years, plans and rates (保障年度与费率), and proposals for others, which somebody else decides. */
@Stateless
public class RateChanges {

    private static final int YEARS_AHEAD = 2;

    private Jdbi jdbi;
    private AuditNote note;
    private ApprovalRequests approvals;
    private RateChange kind;
    private Clock clock;

    public RateChanges() {
    }

    @Inject
    RateChanges(Jdbi jdbi, AuditNote note, ApprovalRequests approvals, RateChange kind, Clock clock) {
        this.jdbi = jdbi;
        this.note = note;
        this.approvals = approvals;
        this.kind = kind;
        this.clock = clock;
    }

    /** Every year, the newest first. */
    @Requires(value = Permission.VIEW_RULES, audited = false)
    public List<YearRules> list() {
        return jdbi.withHandle(h -> RateSql.years(h, LocalDate.now(clock), clock.instant()));
    }

    /**
     * Proposes other terms and rates of a year to come or of one without confirmed batches, or a new year of the next two. Batches submitted so
     * far keep the rates they were reckoned with. Refused with {@code rate.year}, {@code rate.in-use}, {@code rate.days},
     * {@code rate.windows}, {@code rate.start-rule}, {@code rate.plan}, {@code rate.premium}, {@code changed-meanwhile}, {@code approval.no-change},
     * {@code approval.reason} and {@code approval.open-already}.
     *
     * @param version of the {@link YearRules} that the proposal is based on; -1 for a new year
     */
    @Requires(Permission.CHANGE_RULES)
    public void propose(InsuranceYear terms, int version, List<PlanRules> plans, String reason) {
        int year = terms.year();
        note.about("insurance-year " + year);
        var today = LocalDate.now(clock);
        var known = jdbi.withHandle(h -> RateSql.year(h, year, today, clock.instant()));
        if (known.isEmpty() && (year <= today.getYear() || year > today.getYear() + YEARS_AHEAD)) {
            throw new DomainException("rate.year", String.valueOf(today.getYear() + 1), String.valueOf(today.getYear() + YEARS_AHEAD));
        }
        RateChange.requireChangeable(known);
        RateChange.requireSound(terms, plans);
        var before = known.map(rules -> YearFields.of(rules.terms(), rules.plans())).orElse(Map.of());
        approvals.open(kind, new RuleProposal(RateChange.SUBJECT + year, year + " 年度", null, version, known.map(YearRules::version).orElse(-1),
                Change.between(before, YearFields.of(terms, plans)), reason));
    }
}
