package unioncard.organisation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.shared.BrokenConstraint;
import unioncard.shared.DomainException;
import unioncard.shared.Reason;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/**
 * Changes of affiliation (隶属调整). Somebody above the union asks; somebody whose scope holds the union above it now lets it go; somebody whose
 * scope holds the union it comes to takes it, and with that it moves. Who has asked decides for neither side. Who covers both sides, as the
 * municipal staff do, decides for both at once.
 */
@Stateless
public class AffiliationChanges {

    /** Characters of a reason in the history of unions. */
    static final int LONGEST_REASON = 200;
    private static final int MOST_TARGETS = 20;
    private static final String HOLDERS = "t.status = 'ACTIVE' and t.level in ('DISTRICT', 'INTERMEDIATE')";

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

    public AffiliationChanges() {
    }

    AffiliationChanges(EntityManager entities, Jdbi jdbi, CurrentUser current, AuditNote note, Clock clock) {
        this.entities = entities;
        this.jdbi = jdbi;
        this.current = current;
        this.note = note;
        this.clock = clock;
    }

    /** Unions that a union can come below: by name, code or first letters in the own part of the tree, elsewhere by the whole code. */
    @Requires(value = Permission.MANAGE_UNIONS, audited = false)
    public List<UnionNode> targets(String text) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        return jdbi.withHandle(h -> {
            var found = new ArrayList<>(UnionSql.search(h, current.get().scope(), text.strip(), HOLDERS, MOST_TARGETS));
            AffiliationSql.byCode(h, text.strip().toUpperCase(Locale.ROOT)).filter(node -> found.stream().noneMatch(n -> n.id() == node.id()))
                    .ifPresent(found::add);
            return found;
        });
    }

    /**
     * Asks for a union to come below another. Refused with {@code changed-meanwhile}, {@code affiliation.not-movable},
     * {@code affiliation.same-parent}, {@code affiliation.below-itself}, {@code affiliation.reason}, {@code affiliation.open}, and for what
     * {@link #agree} would refuse today.
     */
    @Requires(Permission.MANAGE_UNIONS)
    public void request(long unionId, int version, long targetId, String reason) {
        var why = Reason.of(reason, "affiliation.reason", LONGEST_REASON);
        jdbi.useHandle(h -> {
            UnionSql.shareTree(h);
            var union = Unions.above(entities, current.get().scope(), unionId);
            var target = entities.find(Union.class, targetId);
            if (target == null) {
                throw new DomainException("affiliation.target-unknown");
            }
            note.about("union " + union.getCode() + " below " + target.getCode());
            union.requireVersion(version);
            requireMovable(h, union, target);
            var change = AffiliationChange.requested(union, target, why, current.get().login(), clock.instant());
            entities.persist(change);
            flush(union);
        });
    }

    /** The changes that concern the caller's part of the tree, open ones first; or only those whose turn it is for the caller. */
    @Requires(value = Permission.MANAGE_UNIONS, audited = false)
    public Rows<AffiliationRow> list(boolean onlyMine, Slice slice) {
        return jdbi.withHandle(h -> AffiliationSql.list(h, current.get(), onlyMine, slice));
    }

    /** How many wait for the caller. */
    @Requires(value = Permission.MANAGE_UNIONS, audited = false)
    public int waiting() {
        return jdbi.withHandle(h -> AffiliationSql.waiting(h, current.get()));
    }

    /**
     * Agrees for the side whose turn it is, and for the other one too when the caller covers both. With the second agreement the union
     * moves: path and district of it and all below, and the district of everything that hangs on them. Refused with
     * {@code affiliation.own-request}, {@code affiliation.ended}, {@code changed-meanwhile}, {@code union.closed}, {@code union.parent-closed},
     * {@code union.level-not-below}, {@code union.name-taken}, {@code union.too-deep}, and with {@code affiliation.enrolments-open} while
     * enrolments of its members wait for the district it would leave.
     */
    @Requires(Permission.MANAGE_UNIONS)
    public AffiliationStatus agree(long id, int version) {
        return jdbi.withHandle(h -> {
            UnionSql.holdTree(h);
            var change = take(id, version);
            var scope = current.get().scope();
            boolean releases = scope.covers(entities.find(Union.class, change.fromParentId()).getPath());
            boolean accepts = scope.covers(entities.find(Union.class, change.toParentId()).getPath());
            if (change.status() == AffiliationStatus.RELEASED ? !accepts : !releases) {
                throw new DomainException("affiliation.not-your-turn");
            }
            if (change.status() != AffiliationStatus.RELEASED) {
                change.release(current.get().login(), clock.instant());
                entities.flush();
            }
            if (accepts) {
                change.accept(current.get().login(), clock.instant());
                entities.flush();
                carryOut(h, change);
            }
            return change.status();
        });
    }

    /** Does not agree, for the side whose turn it is. Refused like {@link #agree} and with {@code affiliation.refusal-reason}. */
    @Requires(Permission.MANAGE_UNIONS)
    public void refuse(long id, int version, String reason) {
        var why = Reason.of(reason, "affiliation.refusal-reason", LONGEST_REASON);
        var change = take(id, version);
        var side = change.status() == AffiliationStatus.RELEASED ? change.toParentId() : change.fromParentId();
        if (!current.get().scope().covers(entities.find(Union.class, side).getPath())) {
            throw new DomainException("affiliation.not-your-turn");
        }
        change.refuse(why, current.get().login(), clock.instant());
        entities.flush();
    }

    /** Takes an own request back; refused with {@code affiliation.not-own}, {@code affiliation.ended}, {@code changed-meanwhile}. */
    @Requires(Permission.MANAGE_UNIONS)
    public void withdraw(long id, int version) {
        take(id, version).withdraw(current.get().login(), clock.instant());
        entities.flush();
    }

    private AffiliationChange take(long id, int version) {
        note.about("affiliation change " + id);
        var change = entities.find(AffiliationChange.class, id, LockModeType.PESSIMISTIC_WRITE);
        var scope = current.get().scope();
        if (change == null || !scope.covers(entities.find(Union.class, change.fromParentId()).getPath())
                && !scope.covers(entities.find(Union.class, change.toParentId()).getPath())) {
            throw new NotAllowed();
        }
        change.requireVersion(version);
        return change;
    }

    private void carryOut(Handle handle, AffiliationChange change) {
        PlaceSql.lock(handle, entities.find(Union.class, change.unionId()).getPath());
        var union = entities.find(Union.class, change.unionId());
        var target = entities.find(Union.class, change.toParentId());
        var former = entities.find(Union.class, change.fromParentId());
        requireMovable(handle, union, target);
        var from = union.getPath();
        var to = target.getPath() + union.getId() + "/";
        if (PlaceSql.longestPath(handle, from) - from.length() + to.length() > Union.LONGEST_PATH) {
            throw new DomainException("union.too-deep");
        }
        PlaceSql.rebase(handle, from, to, former.getId(), target.getId(), target.getDistrictId(), 0);
        var who = current.get();
        ChangeSql.write(handle, union.getId(), ChangeKind.MOVED, UnionItem.PARENT, former.getName(), target.getName(), who, clock.instant());
        if (!target.getDistrictId().equals(union.getDistrictId())) {
            PlaceSql.moveRows(handle, to, target.getDistrictId());
            ChangeSql.write(handle, union.getId(), ChangeKind.MOVED, UnionItem.DISTRICT, name(union.getDistrictId()), name(target.getDistrictId()),
                    who, clock.instant());
        }
    }

    private void requireMovable(Handle handle, Union union, Union target) {
        union.requireActive();
        if (!union.getLevel().movable()) {
            throw new DomainException("affiliation.not-movable", union.getLevel().label());
        }
        if (union.getParentId().equals(target.getId())) {
            throw new DomainException("affiliation.same-parent", target.getName());
        }
        if (target.getPath().startsWith(union.getPath())) {
            throw new DomainException("affiliation.below-itself");
        }
        target.requireRoomFor(union.getLevel());
        if (UnionSql.nameTaken(handle, target.getId(), union.getName(), union.getId())) {
            throw new DomainException("union.name-taken", union.getName());
        }
        int awaiting = target.getDistrictId().equals(union.getDistrictId()) ? 0 : AffiliationSql.awaitingDistrict(handle, union.getPath());
        if (awaiting > 0) {
            throw new DomainException("affiliation.enrolments-open", union.getName(), awaiting);
        }
    }

    private String name(long unionId) {
        return entities.find(Union.class, unionId).getName();
    }

    private void flush(Union union) {
        try {
            entities.flush();
        } catch (PersistenceException e) {
            throw "uq_affiliation_change_open".equals(BrokenConstraint.of(e)) ? new DomainException("affiliation.open", union.getName()) : e;
        }
    }
}
