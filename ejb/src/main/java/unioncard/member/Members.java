package unioncard.member;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
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
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** Members (会员管理): lists, details, and the review of those who were uploaded. */
@Stateless
public class Members {

    private static final int SHORTEST_REASON = 2;
    private static final int LONGEST_REASON = 100;
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
    private Clock clock;

    public Members() {
    }

    Members(Jdbi jdbi, CurrentUser current, AuditNote note, PersonalData personalData, Clock clock) {
        this.jdbi = jdbi;
        this.current = current;
        this.note = note;
        this.personalData = personalData;
        this.clock = clock;
    }

    /**
     * A slice of the members in the caller's scope, the newest first unless sorted by {@code memberNo}, {@code name}, {@code status},
     * {@code unionName} or {@code joinedOn}.
     */
    @Requires(value = Permission.VIEW_MEMBERS, audited = false)
    public Rows<MemberRow> list(MemberFilter filter, Slice slice) {
        return jdbi.withHandle(h -> MemberSql.list(h, current.get().scope(), filter, slice));
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
        var why = reason(reason, "reveal.reason");
        var found = jdbi.withHandle(h -> MemberSql.document(h, current.get().scope(), memberId)).orElseThrow(NotAllowed::new);
        note.about("member " + found.memberNo() + " (" + why + ")");
        return personalData.open(found.document());
    }

    /**
     * Takes members in 未审核 as 正常. All or none: refused with {@code member.review-changed} when one of them is not 未审核 any more or
     * not the caller's to decide on, and with {@code member.none-chosen}.
     */
    @Requires(Permission.REVIEW_MEMBERS)
    public int approve(Collection<Long> memberIds) {
        return review(memberIds, MemberStatus.ACTIVE);
    }

    /** Takes all members in 未审核 that match the filter, whatever status it names; returns how many. */
    @Requires(Permission.REVIEW_MEMBERS)
    public int approveAll(MemberFilter filter) {
        return jdbi.withHandle(h -> write(h, MemberSql.lockUnreviewed(h, current.get().scope(), filter), MemberStatus.ACTIVE));
    }

    /** Refuses members in 未审核, for a reason that goes into the audit trail. All or none, like {@link #approve}; {@code member.refusal-reason}. */
    @Requires(Permission.REVIEW_MEMBERS)
    public int refuse(Collection<Long> memberIds, String reason) {
        note.about("(" + reason(reason, "member.refusal-reason") + ")");
        return review(memberIds, MemberStatus.REFUSED);
    }

    private int review(Collection<Long> memberIds, MemberStatus to) {
        var chosen = new HashSet<>(memberIds);
        if (chosen.isEmpty()) {
            throw new DomainException("member.none-chosen");
        }
        return jdbi.withHandle(h -> {
            var locked = MemberSql.lockUnreviewed(h, current.get().scope(), chosen);
            if (locked.size() < chosen.size()) {
                throw new DomainException("member.review-changed", chosen.size() - locked.size());
            }
            return write(h, locked, to);
        });
    }

    private int write(Handle handle, List<Long> locked, MemberStatus to) {
        note.about(locked.size() <= NAMED_IN_AUDIT ? "members " + locked : locked.size() + " members, first " + locked.get(0));
        MemberSql.review(handle, locked, to, current.get().login(), clock.instant());
        return locked.size();
    }

    private static String reason(String typed, String code) {
        var reason = typed == null ? "" : typed.strip();
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            throw new DomainException(code, SHORTEST_REASON, LONGEST_REASON);
        }
        return reason;
    }
}
