package unioncard.organisation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.shared.DomainException;
import unioncard.shared.Reason;

/**
 * The end of a union: closed (撤销) when nothing is left in it, or merged (合并) into another grassroots union of its district, to which members,
 * pending entries, running covers and groups go. Who stands above the union decides. Accounts of a closed union cannot sign in; what it did
 * stays where it was. There is no way back.
 */
@Stateless
public class UnionClosure {

    private static final int MOST_SUCCESSORS = 20;

    @PersistenceContext(unitName = "unioncard")
    private EntityManager entities;
    @Inject
    private Jdbi jdbi;
    @Inject
    private CurrentUser current;
    @Inject
    private AuditNote note;
    @Inject
    private Clock clock;

    public UnionClosure() {
    }

    UnionClosure(EntityManager entities, Jdbi jdbi, CurrentUser current, AuditNote note, Clock clock) {
        this.entities = entities;
        this.jdbi = jdbi;
        this.current = current;
        this.note = note;
        this.clock = clock;
    }

    /** What stands in the way of closing or merging a union that the caller stands above. */
    @Requires(value = Permission.MANAGE_UNIONS, audited = false)
    public Obstacles obstacles(long unionId) {
        return jdbi.withHandle(h -> ClosureSql.obstacles(h, Unions.above(entities, current.get().scope(), unionId).getId()));
    }

    /** Grassroots unions of the same district that a union can be merged into, by name, code or first letters; at most 20. */
    @Requires(value = Permission.MANAGE_UNIONS, audited = false)
    public List<UnionNode> successors(long unionId, String text) {
        var union = Unions.above(entities, current.get().scope(), unionId);
        if (text == null || text.isBlank()) {
            return List.of();
        }
        return jdbi.withHandle(h -> UnionSql.search(h, current.get().scope(), text.strip(), "t.status = 'ACTIVE' and t.level = 'GRASSROOTS' and t.id <> "
                + union.getId() + " and t.district_id = " + union.getDistrictId(), MOST_SUCCESSORS));
    }

    /**
     * Closes a union. Refused with {@code changed-meanwhile}, {@code union.closed}, {@code union.closing-reason}, and with
     * {@code union.close-blocked} and what is left in it.
     *
     * @param reason 2 to 200 characters, kept in the history
     */
    @Requires(Permission.MANAGE_UNIONS)
    public void close(long id, int version, String reason) {
        var why = Reason.of(reason, "union.closing-reason", AffiliationChanges.LONGEST_REASON);
        jdbi.useHandle(h -> {
            var union = take(h, id, version);
            var left = ClosureSql.obstacles(h, id);
            if (left.toClosing()) {
                throw new DomainException("union.close-blocked", union.getName(), left.children(), left.members(), left.pending(),
                        left.cardBatches(), left.enrolments(), left.moving() ? 1 : 0, left.transferring(), left.owing(), left.vouchers());
            }
            ClosureSql.close(h, id, null, clock.instant());
            ChangeSql.write(h, id, ChangeKind.CLOSED, UnionItem.STATUS, UnionStatus.ACTIVE.label(), UnionStatus.CLOSED.label() + "：" + why,
                    current.get(), clock.instant());
        });
    }

    /**
     * Merges a grassroots union into another one of its district. Refused with {@code changed-meanwhile}, {@code union.closed},
     * {@code union.merge-levels}, {@code union.merge-itself}, {@code union.merge-districts}, {@code union.merge-groups} when both have a group of
     * the same name, and with {@code union.merge-blocked} while members are in 转会中 or under verification, batches wait for the bank or the
     * district, are owed for or have a voucher that nobody has decided on, or a change of affiliation is under way.
     *
     * @return members that went over
     */
    @Requires(Permission.MANAGE_UNIONS)
    public int merge(long id, int version, long successorId) {
        return jdbi.withHandle(h -> {
            var union = take(h, id, version);
            if (id == successorId) {
                throw new DomainException("union.merge-itself");
            }
            var successor = Unions.above(entities, current.get().scope(), successorId);
            note.about("into union " + successor.getCode());
            PlaceSql.lock(h, successor.getPath());
            successor.requireActive();
            if (union.getLevel() != UnionLevel.GRASSROOTS || successor.getLevel() != UnionLevel.GRASSROOTS) {
                throw new DomainException("union.merge-levels");
            }
            if (!union.getDistrictId().equals(successor.getDistrictId())) {
                throw new DomainException("union.merge-districts");
            }
            var left = ClosureSql.obstacles(h, id);
            if (left.toMerging()) {
                throw new DomainException("union.merge-blocked", union.getName(), left.transferring(), left.verifying(), left.cardBatches(),
                        left.enrolments(), left.moving() ? 1 : 0, left.owing(), left.vouchers());
            }
            return goOver(h, union, successor);
        });
    }

    private int goOver(Handle handle, Union union, Union successor) {
        if (UnionSql.sameGroups(handle, union.getId(), successor.getId())) {
            throw new DomainException("union.merge-groups", union.getName(), successor.getName());
        }
        var now = clock.instant();
        var who = current.get();
        PlaceSql.rebase(handle, union.getPath(), successor.getPath(), union.getId(), successor.getId(), union.getDistrictId(), union.getId());
        int members = ClosureSql.moveMembers(handle, union, successor, LocalDate.now(clock), who, now);
        ClosureSql.close(handle, union.getId(), successor.getId(), now);
        ChangeSql.write(handle, union.getId(), ChangeKind.MERGED, UnionItem.SUCCESSOR, null, successor.getName(), who, now);
        ChangeSql.write(handle, successor.getId(), ChangeKind.MERGED, UnionItem.MERGED, null, union.getName() + "（会员 " + members + " 人）", who, now);
        return members;
    }

    private Union take(Handle handle, long id, int version) {
        UnionSql.holdTree(handle);
        var union = Unions.above(entities, current.get().scope(), id);
        note.about("union " + union.getCode());
        PlaceSql.lock(handle, union.getPath());
        union.requireVersion(version);
        union.requireActive();
        return union;
    }
}
