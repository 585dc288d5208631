package unioncard.member;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.security.Requires;
import unioncard.security.Requires.Sees;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.shared.DomainException;
import unioncard.shared.Reason;
import unioncard.shared.RowStream;
import unioncard.shared.Rows;
import unioncard.shared.Slice;
import unioncard.shared.WholeCity;

/** Members (会员管理): lists, details, and the review of those who were uploaded. */
@Stateless
public class Members {

    private static final int NAMED_IN_AUDIT = 30;

    @Inject
    private Jdbi jdbi;
    @Inject
    private CurrentUser current;
    @Inject
    private AuditNote note;
    @Inject
    private PersonalData personalData;
    @Inject
    private Event<MembershipChanged> changed;
    @Inject
    private Clock clock;

    public Members() {
    }

    Members(Jdbi jdbi, CurrentUser current, AuditNote note, PersonalData personalData, Event<MembershipChanged> changed, Clock clock) {
        this.changed = changed;
        this.jdbi = jdbi;
        this.current = current;
        this.note = note;
        this.personalData = personalData;
        this.clock = clock;
    }

    /**
     * A slice of the members in the caller's scope, the newest first unless sorted by {@code memberNo}, {@code name}, {@code status},
     * {@code unionName} or {@code joinedOn}. Who reviews 未审核 members is told which of them look like somebody else.
     */
    @Requires(value = Permission.VIEW_MEMBERS, audited = false)
    public Rows<MemberRow> list(MemberFilter filter, Slice slice) {
        var user = current.get();
        return jdbi.withHandle(h -> {
            var found = MemberSql.list(h, user.scope(), filter, slice);
            if (filter.status() != MemberStatus.UNREVIEWED || !user.may(Permission.REVIEW_MEMBERS)) {
                return found;
            }
            // Somebody's twin may be anywhere; only that there is one is told.
            var suspected = WholeCity.in(h, () -> DuplicateSql.suspected(h, found.rows().stream().map(MemberRow::id).toList()));
            return new Rows<>(found.rows().stream().map(row -> row.marked(suspected.contains(row.id()))).toList(), found.total(), found.most());
        });
    }

    /**
     * Hands over every row of {@link #list}, numbers masked as there, in the order of a slice whose part of the list does not matter. Refused
     * with {@code member.export-many} before the first row.
     */
    @Requires(Permission.VIEW_MEMBERS)
    public void export(MemberFilter filter, Slice order, Consumer<MemberRow> each) {
        var scope = current.get().scope();
        jdbi.useHandle(h -> {
            if (MemberSql.count(h, scope, filter, RowStream.MOST) > RowStream.MOST) {
                throw new DomainException("member.export-many", RowStream.MOST);
            }
            note.about("members " + filter.inWords() + ": " + MemberSql.each(h, scope, filter, order, each) + " rows");
        });
    }

    /**
     * Everybody in the city who may be the same person as a member of the caller's scope: the same document key, or name and birth date;
     * of those beyond the scope only the union and what is the same.
     */
    @Requires(value = Permission.REVIEW_MEMBERS, audited = false)
    public List<DuplicateCandidate> duplicates(long memberId) {
        var member = find(memberId);
        // The statement itself leaves out all but the union of who is beyond the scope.
        return jdbi.withHandle(h -> WholeCity.in(h, () -> DuplicateSql.candidates(h, current.get().scope(), member.personId())));
    }

    /** What {@link MemberFilter#documentIndex} wants for a document number as typed; null for a blank one. */
    @Requires(value = Permission.VIEW_MEMBERS, audited = false)
    public String documentIndex(String number) {
        return number == null || number.isBlank() ? null : personalData.index(PersonalKind.DOCUMENT, DocumentNumber.key(number));
    }

    /** One member with masked numbers; {@code not-allowed} when there is none or it is not the caller's to see. */
    @Requires(value = Permission.VIEW_MEMBERS, audited = false)
    public MemberDetail find(long memberId) {
        return jdbi.withHandle(h -> MemberSql.detail(h, current.get().scope(), memberId)).orElseThrow(NotAllowed::new);
    }

    /** The full document number, for a reason that goes into the audit trail. Refused with {@code reveal.reason}. */
    @Requires(value = Permission.VIEW_PERSONAL_DATA, sees = Sees.OWN_SCOPE)
    public String reveal(long memberId, String reason) {
        var why = Reason.of(reason, "reveal.reason");
        var found = jdbi.withHandle(h -> MemberSql.document(h, current.get().scope(), memberId)).orElseThrow(NotAllowed::new);
        note.about("member " + found.memberNo() + " (" + why + ")");
        return personalData.open(found.document());
    }

    /**
     * Takes members in 未审核 as 正常. All or none: refused with {@code member.review-changed} when one of them is not 未审核 any more or
     * not the caller's to decide on, with {@code member.suspected} when one looks like somebody else and so has to be looked at alone
     * ({@link #approveSeen}), and with {@code member.none-chosen}.
     */
    @Requires(Permission.REVIEW_MEMBERS)
    public int approve(Collection<Long> memberIds) {
        return jdbi.withHandle(h -> {
            var locked = lock(h, memberIds);
            int suspected = DuplicateSql.suspected(h, locked).size();
            if (suspected > 0) {
                throw new DomainException("member.suspected", suspected);
            }
            return review(h, locked, MembershipAction.APPROVE, null);
        });
    }

    /**
     * Takes one member as 正常 whom the caller has seen in full, with those who look like the same person. Refused with
     * {@code member.review-changed} and {@code changed-meanwhile}.
     */
    @Requires(Permission.REVIEW_MEMBERS)
    public void approveSeen(long memberId, int version) {
        jdbi.useHandle(h -> {
            var locked = lock(h, List.of(memberId));
            if (find(memberId).version() != version) {
                throw new DomainException("changed-meanwhile");
            }
            review(h, locked, MembershipAction.APPROVE, null);
        });
    }

    /** Takes all members in 未审核 that match the filter and look like nobody else, whatever status it names; returns how many. */
    @Requires(Permission.REVIEW_MEMBERS)
    public int approveAll(MemberFilter filter) {
        return jdbi.withHandle(h -> review(h, MemberSql.lockUnreviewed(h, current.get().scope(), filter), MembershipAction.APPROVE, null));
    }

    /** Refuses members in 未审核, for a reason that stays with them. All or none, like {@link #approve}; {@code member.refusal-reason}. */
    @Requires(Permission.REVIEW_MEMBERS)
    public int refuse(Collection<Long> memberIds, String reason) {
        var why = Reason.of(reason, "member.refusal-reason");
        note.about("(" + why + ")");
        return jdbi.withHandle(h -> review(h, lock(h, memberIds), MembershipAction.REFUSE, why));
    }

    private List<Long> lock(Handle handle, Collection<Long> memberIds) {
        var chosen = new HashSet<>(memberIds);
        if (chosen.isEmpty()) {
            throw new DomainException("member.none-chosen");
        }
        var locked = MemberSql.lockUnreviewed(handle, current.get().scope(), chosen);
        if (locked.size() < chosen.size()) {
            throw new DomainException("member.review-changed", chosen.size() - locked.size());
        }
        return locked;
    }

    private int review(Handle handle, List<Long> locked, MembershipAction decision, String reason) {
        if (locked.isEmpty()) {
            return 0;
        }
        note.about(locked.size() <= NAMED_IN_AUDIT ? "members " + locked : locked.size() + " members, first " + locked.get(0));
        var now = clock.instant();
        MemberSql.review(handle, locked, decision, reason, LocalDate.now(clock), current.get(), now);
        changed.fire(new MembershipChanged(locked, MemberStatus.UNREVIEWED, decision.to(), decision, current.get().name(), now));
        return locked.size();
    }
}
