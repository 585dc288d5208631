package unioncard.organisation;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.UnionScope;

/** Queries on the tree. A union is inside a scope when it is the scope's own union or below it. */
final class UnionSql {

    /** The tree with the columns that a data scope asks for. */
    private static final String TREE = "(select u.*, u.id union_id from trade_union u) t";

    private static final String NODE = """
            select t.id, t.code, t.name, t.level, t.status, p.name parent_name,
                   (select count(*) from trade_union c where c.parent_id = t.id) child_count
            from %s left join trade_union p on p.id = t.parent_id
            """.formatted(TREE);

    private UnionSql() {
    }

    static List<UnionNode> children(Handle handle, UnionScope scope, long parentId) {
        return nodes(handle, scope, "where t.parent_id = :parent and " + scope.sql("t") + " order by t.level desc, t.code limit 2000",
                "parent", parentId);
    }

    static List<UnionNode> one(Handle handle, UnionScope scope, long id) {
        return nodes(handle, scope, "where t.id = :id and " + scope.sql("t"), "id", id);
    }

    static List<UnionNode> search(Handle handle, UnionScope scope, String text, int limit) {
        var escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return handle.createQuery(NODE + """
                where (t.name like :inside or t.code like :start) and %s
                order by length(t.path) - length(replace(t.path, '/', '')), t.code limit :limit""".formatted(scope.sql("t")))
                .bindMethods(scope).bind("inside", "%" + escaped + "%").bind("start", escaped + "%").bind("limit", limit)
                .map(ConstructorMapper.of(UnionNode.class)).list();
    }

    static Optional<UnionDetail> detail(Handle handle, UnionScope scope, long id) {
        return handle.createQuery("""
                select t.id, t.code, t.name, t.level, t.status, t.parent_id, t.unit_name, t.unit_credit_code, t.union_credit_code,
                       t.address, t.phone, t.leader, t.created_at, t.version,
                       (select string_agg(a.name, ' / ' order by length(a.path)) from trade_union a
                        where a.id <> t.id and t.path like a.path || '%%') place,
                       (select count(*) from trade_union c where c.parent_id = t.id) child_count,
                       (select count(*) from member m where m.union_id = t.id and m.status in ('ACTIVE', 'TRANSFERRING', 'RETAINED')) member_count
                from %s where t.id = :id and %s""".formatted(TREE, scope.sql("t")))
                .bindMethods(scope).bind("id", id).map(ConstructorMapper.of(UnionDetail.class)).findOne();
    }

    /** Takes the row lock under which codes of children are given out. */
    static boolean lock(Handle handle, UnionScope scope, long id) {
        return handle.createQuery("select t.id from %s where t.id = :id and %s for update".formatted(TREE, scope.sql("t")))
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
        return handle.createQuery("select exists (select from trade_union where parent_id = :parent and name = :name and id <> :except)")
                .bind("parent", parentId).bind("name", name).bind("except", except).mapTo(Boolean.class).one();
    }

    private static List<UnionNode> nodes(Handle handle, UnionScope scope, String where, String key, long value) {
        return handle.createQuery(NODE + where).bindMethods(scope).bind(key, value).map(ConstructorMapper.of(UnionNode.class)).list();
    }
}
