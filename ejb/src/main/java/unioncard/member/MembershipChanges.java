package unioncard.member;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import unioncard.member.ChangeSql.Recorded;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.shared.DomainException;

/** 会籍变动: 保留, 退休, 恢复, 退会, 除名, and the record of them. */
@Stateless
public class MembershipChanges {

    private static final int LONGEST_REMARK = 200;
    private static final String RETIRED = "退休";

    @Inject
    private Jdbi jdbi;
    @Inject
    private CurrentUser current;
    @Inject
    private AuditNote note;
    @Inject
    private Event<MembershipChanged> changed;
    @Inject
    private Clock clock;

    public MembershipChanges() {
    }

    MembershipChanges(Jdbi jdbi, CurrentUser current, AuditNote note, Event<MembershipChanged> changed, Clock clock) {
        this.jdbi = jdbi;
        this.current = current;
        this.note = note;
        this.changed = changed;
        this.clock = clock;
    }

    /** What may be recorded about a member in this state, in the form's order; empty for who may not record anything. */
    @Requires(value = Permission.VIEW_MEMBERS, audited = false)
    public List<MembershipAction> possible(MemberStatus status) {
        return current.get().may(Permission.EDIT_MEMBERS) ? MembershipAction.RECORDED.stream().filter(status::allows).toList() : List.of();
    }

    /**
     * Records a change. Who stops being 正常 leaves the pending list; what is at the bank goes on. Refused with {@code changed-meanwhile},
     * {@code member.not-possible}, {@code member.change-date}, {@code member.change-reason}, {@code member.change-remark}, and with
     * {@code member.enrolment-open} while an enrolment waits for the district.
     *
     * @param on 会籍变化日期, from joining to today
     * @param reason one of {@link MembershipAction#reasons()}, ignored when it has none
     * @param remark up to 200 characters; wanted where {@link MembershipAction#remarkNeeded()}
     */
    @Requires(Permission.EDIT_MEMBERS)
    public void record(long memberId, int version, MembershipAction action, LocalDate on, String reason, String remark) {
        var user = current.get();
        var now = clock.instant();
        jdbi.useHandle(h -> {
            var member = ChangeSql.lock(h, user.scope(), memberId).orElseThrow(NotAllowed::new);
            note.about("member " + member.memberNo() + " " + action);
            if (member.version() != version) {
                throw new DomainException("changed-meanwhile");
            }
            var to = member.status().after(required(action));
            var what = new Recorded(date(on, member.joinedOn()), reason(action, reason), remark(action, remark));
            ChangeSql.move(h, List.of(memberId), action, action == MembershipAction.RETIRE ? RETIRED : null, what, user, now);
            changed.fire(new MembershipChanged(List.of(memberId), member.status(), to, action, user.name(), now));
        });
    }

    /** 会籍变动记录 of a member within the data scope, newest first, without the beginning, which stands with the member. */
    @Requires(value = Permission.VIEW_MEMBERS, audited = false)
    public List<MemberChange> history(long memberId) {
        return jdbi.withHandle(h -> ChangeSql.history(h, current.get().scope(), memberId));
    }

    private static MembershipAction required(MembershipAction action) {
        if (!MembershipAction.RECORDED.contains(action)) {
            throw new IllegalArgumentException("not recorded by hand: " + action);
        }
        return action;
    }

    private LocalDate date(LocalDate on, LocalDate joinedOn) {
        if (on == null || on.isAfter(LocalDate.now(clock)) || joinedOn != null && on.isBefore(joinedOn)) {
            throw new DomainException("member.change-date");
        }
        return on;
    }

    private static String reason(MembershipAction action, String reason) {
        if (action.reasons().isEmpty()) {
            return null;
        }
        if (!action.reasons().contains(reason)) {
            throw new DomainException("member.change-reason", action.label());
        }
        return reason;
    }

    private static String remark(MembershipAction action, String typed) {
        var remark = typed == null || typed.isBlank() ? null : typed.strip();
        if (remark == null && action.remarkNeeded() || remark != null && remark.codePointCount(0, remark.length()) > LONGEST_REMARK) {
            throw new DomainException("member.change-remark", action.label(), LONGEST_REMARK);
        }
        return remark;
    }
}
