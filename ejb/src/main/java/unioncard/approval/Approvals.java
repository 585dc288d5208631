package unioncard.approval;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.PersonalData;
import unioncard.security.Requires;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.shared.DomainException;
import unioncard.shared.Reason;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/**
 * Requests that wait for a second person (待复核事项). Nobody decides an own request; the check constraint {@code ck_approval_two_persons} says
 * so too. A decision, what follows from it and its audit row are one transaction.
 */
@Stateless
public class Approvals {

    private Jdbi jdbi;
    private CurrentUser current;
    private AuditNote note;
    private PersonalData personalData;
    private ApprovalKinds kinds;
    private Clock clock;

    public Approvals() {
    }

    @Inject
    public Approvals(Jdbi jdbi, CurrentUser current, AuditNote note, PersonalData personalData, ApprovalKinds kinds, Clock clock) {
        this.jdbi = jdbi;
        this.current = current;
        this.note = note;
        this.personalData = personalData;
        this.kinds = kinds;
        this.clock = clock;
    }

    /** A slice of one part of the list within the data scope; sorts: requestedAt, expiresAt, decidedAt. */
    @Requires(value = Permission.VIEW_APPROVALS, audited = false)
    public Rows<ApprovalRow> list(ApprovalFilter filter, Slice slice) {
        var user = current.get();
        return jdbi.withHandle(h -> ApprovalSql.list(h, user, kinds.decidedBy(user), filter, clock.instant(), slice));
    }

    /** One request with masked numbers; {@code not-allowed} when there is none or it is neither the caller's own nor for the caller to decide. */
    @Requires(value = Permission.VIEW_APPROVALS, audited = false)
    public ApprovalDetail find(long id) {
        var user = current.get();
        var stored = stored(id, false);
        var kind = kinds.of(stored.kind());
        boolean own = stored.requestedBy().equals(user.login());
        boolean open = stored.status() == ApprovalStatus.OPEN && clock.instant().isBefore(stored.expiresAt());
        var changes = changes(stored);
        return new ApprovalDetail(id, stored.version(), stored.kind(), stored.summary(), stored.unionName(), stored.reason(),
                stored.requesterName(), stored.requestedAt(), stored.expiresAt(), stored.status(), stored.deciderName(), stored.decidedAt(),
                stored.decisionReason(), changes.stream().map(change -> difference(kind, change, false)).toList(),
                changes.stream().anyMatch(change -> kind.personal(change.field()).isPresent()), open && !own && user.may(kind.decides()), own);
    }

    /**
     * The comparison in full, for who has to decide it now and for a reason that goes into the audit trail. Refused with
     * {@code reveal.reason} and, to others, with {@code not-allowed}.
     */
    @Requires(Permission.VIEW_APPROVALS)
    public List<Difference> reveal(long id, String reason) {
        var why = Reason.of(reason, "reveal.reason");
        var stored = stored(id, false);
        note.about("request " + id + " " + stored.kind() + " " + stored.subject() + " (" + why + ")");
        var kind = kinds.of(stored.kind());
        requireDecidable(stored, kind);
        return changes(stored).stream().map(change -> difference(kind, change, true)).toList();
    }

    /**
     * Agrees, and has it done. Refused with {@code approval.own-request}, {@code approval.decided}, {@code approval.expired},
     * {@code approval.overtaken}, {@code changed-meanwhile}, and with whatever stands against doing it.
     */
    @Requires(value = Permission.VIEW_APPROVALS, atomic = true)
    public void approve(long id, int version) {
        var stored = take(id, version);
        var kind = kinds.of(stored.kind());
        requireDecidable(stored, kind);
        decide(stored, ApprovalStatus.APPROVED, null);
        kind.carryOut(new Approved(id, stored.subject(), stored.basis(), changes(stored), stored.reason(), stored.requestedBy(),
                stored.requesterName()));
    }

    /** Refuses, for a reason that the requester reads. Refused itself like {@link #approve}, and with {@code approval.refusal-reason}. */
    @Requires(value = Permission.VIEW_APPROVALS, atomic = true)
    public void refuse(long id, int version, String reason) {
        var why = Reason.of(reason, "approval.refusal-reason");
        var stored = take(id, version);
        requireDecidable(stored, kinds.of(stored.kind()));
        decide(stored, ApprovalStatus.REFUSED, why);
    }

    /** Takes an own request back. Refused with {@code approval.decided} and {@code changed-meanwhile}. */
    @Requires(value = Permission.VIEW_APPROVALS, atomic = true)
    public void withdraw(long id, int version) {
        var stored = take(id, version);
        if (!stored.requestedBy().equals(current.get().login())) {
            throw new NotAllowed();
        }
        requireOpen(stored);
        decide(stored, ApprovalStatus.WITHDRAWN, null);
    }

    private StoredRequest take(long id, int version) {
        var stored = stored(id, true);
        note.about("request " + id + " " + stored.kind() + " " + stored.subject());
        if (stored.status() == ApprovalStatus.OPEN && stored.version() != version) {
            throw new DomainException("changed-meanwhile");
        }
        return stored;
    }

    private StoredRequest stored(long id, boolean lock) {
        var user = current.get();
        return jdbi.withHandle(h -> ApprovalSql.find(h, user, kinds.decidedBy(user), id, lock)).orElseThrow(NotAllowed::new);
    }

    private void requireDecidable(StoredRequest stored, ApprovalKind kind) {
        if (stored.requestedBy().equals(current.get().login())) {
            throw new DomainException("approval.own-request");
        }
        current.get().require(kind.decides());
        requireOpen(stored);
        if (!clock.instant().isBefore(stored.expiresAt())) {
            throw new DomainException("approval.expired");
        }
    }

    private static void requireOpen(StoredRequest stored) {
        if (stored.status() != ApprovalStatus.OPEN) {
            throw new DomainException("approval.decided", stored.status().label());
        }
    }

    private void decide(StoredRequest stored, ApprovalStatus status, String reason) {
        jdbi.useHandle((Handle h) -> ApprovalSql.decide(h, stored.id(), status, current.get(), reason, clock.instant()));
    }

    private List<Change> changes(StoredRequest stored) {
        return Payload.changes(personalData.open(stored.payload()));
    }

    private static Difference difference(ApprovalKind kind, Change change, boolean full) {
        return new Difference(change.field(), kind.name(change.field()).orElse(null), shown(kind, change.field(), change.before(), full),
                shown(kind, change.field(), change.after(), full), !Objects.equals(change.before(), change.after()));
    }

    private static String shown(ApprovalKind kind, String field, String value, boolean full) {
        if (value == null) {
            return null;
        }
        var personal = kind.personal(field);
        return personal.isPresent() && !full ? personal.get().mask(value) : kind.word(field, value);
    }
}
