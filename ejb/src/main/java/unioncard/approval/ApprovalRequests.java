package unioncard.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.shared.DomainException;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;
import unioncard.shared.Reason;

/** Where boundaries hand in what needs a second person. The boundary itself checks permission, scope and what may be asked for. */
@ApplicationScoped
public class ApprovalRequests {

    private Jdbi jdbi;
    private CurrentUser current;
    private AuditNote note;
    private PersonalData personalData;
    private Parameters parameters;
    private Clock clock;

    ApprovalRequests() {
    }

    @Inject
    public ApprovalRequests(Jdbi jdbi, CurrentUser current, AuditNote note, PersonalData personalData, Parameters parameters, Clock clock) {
        this.jdbi = jdbi;
        this.current = current;
        this.note = note;
        this.personalData = personalData;
        this.parameters = parameters;
        this.clock = clock;
    }

    /**
     * Opens a request in the name of who is signed in and returns its id. It waits as many days as {@link Parameter#APPROVAL_DAYS} says.
     * Refused with {@code approval.no-change}, {@code approval.reason}, and with {@code approval.open-already} when one of the kind is open
     * about the subject.
     */
    public long open(ApprovalKind kind, Proposal proposal) {
        if (proposal.changes().isEmpty()) {
            throw new DomainException("approval.no-change");
        }
        var reason = Reason.of(proposal.reason(), "approval.reason");
        var now = clock.instant();
        var expires = now.plus(Duration.ofDays(parameters.number(Parameter.APPROVAL_DAYS)));
        var sealed = personalData.seal(PersonalKind.REQUEST, Payload.of(proposal.changes()));
        long id = jdbi.withHandle(h -> {
            ApprovalSql.expire(h, now);
            return ApprovalSql.insert(h, kind.code(), proposal, reason, sealed, current.get(), now, expires);
        }).orElseThrow(() -> new DomainException("approval.open-already"));
        note.about("request " + id);
        return id;
    }

    /**
     * Opens a request about a rule of the whole city, for the union of who asks. Refused with {@code changed-meanwhile} when the rule is not at
     * the version seen any more, and as by {@link #open(ApprovalKind, Proposal)}.
     */
    public void open(ApprovalKind kind, RuleProposal wish) {
        if (wish.seen() != wish.known()) {
            throw new DomainException("changed-meanwhile");
        }
        var changes = new ArrayList<>(wish.changes());
        boolean dated = wish.validFrom() != null;
        if (dated && !changes.isEmpty()) {
            changes.add(0, new Change(FirstDay.FIELD, null, wish.validFrom().toString()));
        }
        open(kind, new Proposal(wish.subject(), wish.name() + (dated ? "，" + wish.validFrom() + " 起" : ""), current.get().unionId(), wish.seen(),
                changes, wish.reason()));
    }
}
