package unioncard.member;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.shared.DomainException;
import unioncard.shared.Reason;

/** What member management has to look into about a member (待核实事项), for example that a registry says the person has died. */
@Stateless
public class MemberNotes {

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;

    public MemberNotes() {
    }

    @Inject
    MemberNotes(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
    }

    /** Open notes about a member within the data scope, oldest first. */
    @Requires(value = Permission.VIEW_MEMBERS, audited = false)
    public List<OpenNote> open(long memberId) {
        var scope = current.get().scope();
        return jdbi.withHandle(h -> h.createQuery("""
                select n.id, n.kind, n.raised_at from member_note n join member m on m.id = n.member_id
                where n.member_id = :member and n.settled_at is null and %s order by n.id""".formatted(scope.sql("m")))
                .bindMethods(scope).bind("member", memberId).map(ConstructorMapper.of(OpenNote.class)).list());
    }

    /**
     * 核实完毕: closes a note with what was found out, 2 to 100 characters.
     *
     * @throws DomainException {@code member.note-settled} when it is not open or not in the data scope, {@code member.note-result}
     */
    @Requires(Permission.EDIT_MEMBERS)
    public void settle(long noteId, String result) {
        var found = Reason.of(result, "member.note-result");
        var user = current.get();
        note.about("note " + noteId);
        int settled = jdbi.withHandle(h -> h.createUpdate("""
                update member_note n set settled_at = :now, settled_by = :name, settlement = :found
                from member m where m.id = n.member_id and n.id = :id and n.settled_at is null and %s""".formatted(user.scope().sql("m")))
                .bindMethods(user.scope()).bind("id", noteId).bind("now", clock.instant()).bind("name", user.name()).bind("found", found)
                .execute());
        if (settled == 0) {
            throw new DomainException("member.note-settled");
        }
    }

    /** A note that is open. */
    public record OpenNote(long id, MemberNoteKind kind, Instant raisedAt) {
    }
}
