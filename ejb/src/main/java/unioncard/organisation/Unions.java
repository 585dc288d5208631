package unioncard.organisation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.security.UnionScope;
import unioncard.shared.BrokenConstraint;
import unioncard.shared.DomainException;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** The tree of unions (组织管理): look around in it, add to it, correct it. Nobody sees above or beside the own union. */
@Stateless
public class Unions {

    private static final int LONGEST_CODE = 20;
    private static final int MOST_HITS = 50;

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

    public Unions() {
    }

    Unions(EntityManager entities, Jdbi jdbi, CurrentUser current, AuditNote note, Clock clock) {
        this.entities = entities;
        this.jdbi = jdbi;
        this.current = current;
        this.note = note;
        this.clock = clock;
    }

    /** The unions directly below one, at most 2,000, by code; for null the caller's own union, the top of what the caller sees. */
    @Requires(value = Permission.VIEW_UNIONS, audited = false)
    public List<UnionNode> children(Long parentId) {
        var user = current.get();
        return jdbi.withHandle(h -> parentId == null ? UnionSql.one(h, user.scope(), user.unionId())
                : UnionSql.children(h, user.scope(), parentId));
    }

    /** The same slice by slice (下级工会). Sorts: code, name, level, status. */
    @Requires(value = Permission.VIEW_UNIONS, audited = false)
    public Rows<UnionNode> below(long parentId, Slice slice) {
        return jdbi.withHandle(h -> UnionSql.below(h, current.get().scope(), parentId, slice));
    }

    /**
     * Unions with the text inside their name, at the start of their code or among the first letters of their name's pinyin, nearest to the
     * root first, at most 50.
     */
    @Requires(value = Permission.VIEW_UNIONS, audited = false)
    public List<UnionNode> search(String text) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        return jdbi.withHandle(h -> UnionSql.search(h, current.get().scope(), text.strip(), "true", MOST_HITS));
    }

    /** One union; {@code not-allowed} when there is none or it is not the caller's to see. */
    @Requires(value = Permission.VIEW_UNIONS, audited = false)
    public UnionDetail find(long id) {
        return jdbi.withHandle(h -> UnionSql.detail(h, current.get().scope(), id)).orElseThrow(NotAllowed::new);
    }

    /** The history of a union (变更记录), newest first; empty when it is not the caller's to see. */
    @Requires(value = Permission.VIEW_UNIONS, audited = false)
    public Rows<UnionChange> changes(long id, Slice slice) {
        return jdbi.withHandle(h -> ChangeSql.list(h, current.get().scope(), id, slice));
    }

    /** The regions a unit can lie in (单位所在政区), in their order. */
    @Requires(value = Permission.VIEW_UNIONS, audited = false)
    public List<String> regions() {
        return jdbi.withHandle(UnionSql::regions);
    }

    /**
     * Creates a union below another. Refused with {@code union.level-not-below}, {@code union.parent-closed}, {@code union.name-taken},
     * {@code union.code-taken}, {@code union.code-shape}, {@code union.code-needed}, {@code union.too-deep}, and like {@link #edit}
     * because of what is filled in.
     *
     * @param code letters and digits, at most 20; blank: the parent's code and a running number
     * @return id of the new union
     */
    @Requires(Permission.MANAGE_UNIONS)
    public long create(long parentId, UnionLevel level, String code, UnionFields fields) {
        return jdbi.withHandle(h -> {
            UnionSql.shareTree(h);
            // The lock makes running numbers of one parent follow each other.
            if (!UnionSql.lock(h, current.get().scope(), parentId)) {
                throw new NotAllowed();
            }
            var parent = entities.find(Union.class, parentId);
            var union = parent.found(level, typed(code), fields, clock.instant());
            requireFit(h, fields);
            if (union.getCode() == null) {
                union.number(UnionSql.nextCode(h, parent.getCode(), level.codeDigits()));
            }
            if (union.getCode().length() > LONGEST_CODE) {
                throw new DomainException("union.code-needed");
            }
            note.about("union " + union.getCode());
            if (UnionSql.nameTaken(h, parentId, fields.name(), 0)) {
                throw new DomainException("union.name-taken", fields.name());
            }
            if (UnionSql.codeTaken(h, union.getCode())) {
                throw new DomainException("union.code-taken", union.getCode());
            }
            entities.persist(union);
            union.settle(parent);
            flush(union);
            ChangeSql.write(h, union.getId(), ChangeKind.FOUNDED, UnionItem.PARENT, null, parent.getName(), current.get(), clock.instant());
            return union.getId();
        });
    }

    /**
     * Corrects what is known about a union; each item that differs becomes a line of its history. Refused with {@code changed-meanwhile}
     * when the version is not the one last seen, with {@code union.name-taken}, {@code union.closed}, {@code union.founded-later} and
     * {@code union.not-in-list}.
     */
    @Requires(Permission.MANAGE_UNIONS)
    public void edit(long id, int version, UnionFields fields) {
        var seen = find(id);
        note.about("union " + seen.code());
        jdbi.useHandle(h -> {
            UnionSql.shareTree(h);
            var union = entities.find(Union.class, id);
            union.requireVersion(version);
            union.requireActive();
            requireFit(h, fields);
            if (seen.parentId() != null && UnionSql.nameTaken(h, seen.parentId(), fields.name(), id)) {
                throw new DomainException("union.name-taken", fields.name());
            }
            var before = union.described();
            union.describe(fields);
            flush(union);
            ChangeSql.writeEdit(h, id, before, union.described(), current.get(), clock.instant());
        });
    }

    private void requireFit(Handle handle, UnionFields fields) {
        if (fields.foundedOn() != null && fields.foundedOn().isAfter(LocalDate.now(clock))) {
            throw new DomainException("union.founded-later");
        }
        var region = fields.unit().region();
        if (region != null && !UnionSql.regions(handle).contains(region)) {
            throw new DomainException("union.not-in-list", region);
        }
    }

    private void flush(Union union) {
        try {
            entities.flush();
        } catch (PersistenceException e) {
            throw switch (BrokenConstraint.of(e)) {
                case "uq_trade_union_name" -> new DomainException("union.name-taken", union.getName());
                case "uq_trade_union_code" -> new DomainException("union.code-taken", union.getCode());
                default -> e instanceof OptimisticLockException ? new DomainException("changed-meanwhile") : e;
            };
        }
    }

    private static String typed(String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        var upper = code.strip().toUpperCase(Locale.ROOT);
        if (!upper.matches("[0-9A-Z]{1," + LONGEST_CODE + "}")) {
            throw new DomainException("union.code-shape", LONGEST_CODE);
        }
        return upper;
    }

    /** The union, when the scope covers the one above it: who stands above may move, merge and close it. Otherwise {@code not-allowed}. */
    static Union above(EntityManager entities, UnionScope scope, long unionId) {
        var union = entities.find(Union.class, unionId);
        if (union == null || union.getParentId() == null || !scope.covers(entities.find(Union.class, union.getParentId()).getPath())) {
            throw new NotAllowed();
        }
        return union;
    }
}
