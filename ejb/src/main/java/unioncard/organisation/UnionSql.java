package unioncard.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.UnionScope;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** Queries on the tree. A union is inside a scope when it is the scope's own union or below it. */
final class UnionSql {

    /** Number of the advisory lock that keeps places in the tree still: creation shares it, whatever moves unions holds it alone. */
    private static final int TREE_LOCK = 540_054;
    private static final Map<String, String> SORTS = Map.of("code", "t.code", "name", "t.name", "level", "t.level", "status", "t.status");

    private static final String NODE = """
            select t.id, t.code, t.name, t.level, t.status, p.name parent_name,
                   (select count(*) from trade_union c where c.parent_id = t.id) child_count
            from %s t left join trade_union p on p.id = t.parent_id
            """;
    /** Children in the order in which the tree shows them: those that hold others first, closed ones last. */
    private static final String IN_TREE = "t.status, t.level desc, t.code";
    private static final String NEAREST = "(length(t.path) - length(replace(t.path, '/', ''))), t.code";

    private UnionSql() {
    }

    static List<UnionNode> children(Handle handle, UnionScope scope, long parentId) {
        return nodes(handle, scope, "where t.parent_id = :id and " + scope.tree("t") + " order by " + IN_TREE + " limit 2000", parentId);
    }

    static List<UnionNode> one(Handle handle, UnionScope scope, long id) {
        return nodes(handle, scope, "where t.id = :id and " + scope.tree("t"), id);
    }

    private static List<UnionNode> nodes(Handle handle, UnionScope scope, String where, long id) {
        return handle.createQuery(NODE.formatted("trade_union") + where).bindMethods(scope).bind("id", id)
                .map(ConstructorMapper.of(UnionNode.class)).list();
    }

    /** Unions directly below one, slice by slice. */
    static Rows<UnionNode> below(Handle handle, UnionScope scope, long parentId, Slice slice) {
        var order = SORTS.get(slice.sort() == null ? "" : slice.sort());
        var from = "from trade_union t where t.parent_id = :parent and " + scope.tree("t");
        return new Rows<>(
                handle.createQuery(NODE.formatted("trade_union") + " where t.parent_id = :parent and " + scope.tree("t") + " order by "
                        + (order == null ? IN_TREE : order + (slice.descending() ? " desc" : "")) + ", t.id limit :size offset :first")
                        .bindMethods(scope).bind("parent", parentId).bind("size", slice.size()).bind("first", slice.first())
                        .map(ConstructorMapper.of(UnionNode.class)).list(),
                handle.createQuery("select count(*) from (select " + from + " limit :limit) n").bindMethods(scope).bind("parent", parentId)
                        .bind("limit", Rows.COUNT_LIMIT + 1).mapTo(Integer.class).one());
    }

    /**
     * Unions with the text inside their name, at the start of their code or inside the first letters of their name's pinyin. The hits are
     * cut off before anything is looked up about them.
     *
     * @param which further condition over {@code t}, or {@code true}
     */
    static List<UnionNode> search(Handle handle, UnionScope scope, String text, String which, int limit) {
        var hits = """
                (select t.* from trade_union t
                 where (search_grams(t.name) @> cast(:nameGrams as text[]) and t.name like :inName
                        or t.code like :codeStart
                        or cast(:latin as boolean) and search_grams(t.name_initials) @> cast(:initialGrams as text[]) and t.name_initials like :inInitials)
                   and %s and %s
                 order by %s limit :limit)""".formatted(which, scope.tree("t"), NEAREST);
        var capitals = text.toUpperCase(Locale.ROOT);
        boolean latin = capitals.matches("[A-Z0-9]+");
        return handle.createQuery(NODE.formatted(hits) + " order by " + NEAREST)
                .bindMethods(scope).bindArray("nameGrams", String.class, grams(text)).bind("inName", "%" + escaped(text) + "%")
                .bind("codeStart", escaped(capitals) + "%").bind("latin", latin)
                .bindArray("initialGrams", String.class, grams(capitals)).bind("inInitials", "%" + escaped(capitals) + "%")
                .bind("limit", limit).map(ConstructorMapper.of(UnionNode.class)).list();
    }

    /** The pieces by which the index finds a text: each two characters that follow each other, or the only one. */
    static List<String> grams(String text) {
        int[] c = text.codePoints().toArray();
        if (c.length < 2) {
            return List.of(text);
        }
        return new ArrayList<>(IntStream.range(0, c.length - 1).mapToObj(i -> new String(c, i, 2)).distinct().toList());
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    static Optional<UnionDetail> detail(Handle handle, UnionScope scope, long id) {
        return handle.createQuery("""
                select t.*, p.name parent_name, s.name successor_name,
                       (select string_agg(a.name, ' / ' order by length(a.path)) from trade_union a
                        where a.id = any(cast(string_to_array(trim(both '/' from t.path), '/') as bigint[])) and a.id <> t.id) place,
                       (select count(*) from trade_union c where c.parent_id = t.id and c.status = 'ACTIVE') child_count,
                       (select count(*) from member m where m.union_id = t.id
                        and m.status in ('UNREVIEWED', 'ACTIVE', 'TRANSFERRING', 'RETAINED')) member_count,
                       exists (select from affiliation_change a where a.union_id = t.id and a.status in ('REQUESTED', 'RELEASED')) moving
                from trade_union t left join trade_union p on p.id = t.parent_id left join trade_union s on s.id = t.successor_id
                where t.id = :id and %s""".formatted(scope.tree("t")))
                .bindMethods(scope).bind("id", id).map(ConstructorMapper.of(UnionDetail.class)).findOne();
    }

    /** Holds places in the tree still while something is created in it. */
    static void shareTree(Handle handle) {
        handle.execute("select pg_advisory_xact_lock_shared(?)", TREE_LOCK);
    }

    /** Keeps everybody else from creating or moving unions until the transaction ends. */
    static void holdTree(Handle handle) {
        handle.execute("select pg_advisory_xact_lock(?)", TREE_LOCK);
    }

    /** Takes the row lock under which codes of children are given out; false when there is no such union in scope. */
    static boolean lock(Handle handle, UnionScope scope, long id) {
        return handle.createQuery("select t.id from trade_union t where t.id = :id and %s for update".formatted(scope.tree("t")))
                .bindMethods(scope).bind("id", id).mapTo(Long.class).findOne().isPresent();
    }

    /** The parent's code and the running number after the highest one given out below it so far. */
    static String nextCode(Handle handle, String prefix, int digits) {
        int last = handle.createQuery("""
                select coalesce(max(cast(substr(code, :from) as integer)), 0) from trade_union
                where code like :prefix || '%' and code ~ ('^.{' || :length || '}[0-9]{' || :digits || '}$')""")
                .bind("from", prefix.length() + 1).bind("prefix", prefix).bind("length", prefix.length()).bind("digits", digits)
                .mapTo(Integer.class).one();
        return prefix + String.format("%0" + digits + "d", last + 1);
    }

    static boolean codeTaken(Handle handle, String code) {
        return handle.createQuery("select exists (select from trade_union where code = :code)").bind("code", code)
                .mapTo(Boolean.class).one();
    }

    static boolean nameTaken(Handle handle, long parentId, String name, long except) {
        return handle.createQuery("""
                select exists (select from trade_union where parent_id = :parent and name = :name and id <> :except and status = 'ACTIVE')""")
                .bind("parent", parentId).bind("name", name).bind("except", except).mapTo(Boolean.class).one();
    }

    /** Whether two unions have an active one of the same name directly below. */
    static boolean sameGroups(Handle handle, long one, long other) {
        return handle.createQuery("""
                select exists (select from trade_union a join trade_union b on b.name = a.name and b.parent_id = :other and b.status = 'ACTIVE'
                where a.parent_id = :one and a.status = 'ACTIVE')""").bind("one", one).bind("other", other).mapTo(Boolean.class).one();
    }

    /** The regions, in their order. */
    static List<String> regions(Handle handle) {
        return handle.createQuery("select name from region order by position").mapTo(String.class).list();
    }
}
