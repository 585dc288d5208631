package unioncard.organisation;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.SignedInUser;
import unioncard.security.UnionScope;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** Lists of changes of affiliation: visible to both sides, decided by the side whose turn it is. */
final class AffiliationSql {

    private static final String FROM = """
            from affiliation_change a join trade_union t on t.id = a.union_id
              join trade_union f on f.id = a.from_parent_id join trade_union o on o.id = a.to_parent_id
            where (%1$s or %2$s) and %3$s""";

    private AffiliationSql() {
    }

    private static String turn(UnionScope scope) {
        return "(a.requested_by <> :login and (a.status = 'REQUESTED' and " + scope.tree("f") + " or a.status = 'RELEASED' and "
                + scope.tree("o") + "))";
    }

    static Rows<AffiliationRow> list(Handle handle, SignedInUser user, boolean onlyMine, Slice slice) {
        var scope = user.scope();
        var turn = turn(scope);
        var from = FROM.formatted(scope.tree("f"), scope.tree("o"), onlyMine ? turn : "true");
        var rows = handle.createQuery("select a.id, a.union_id, t.code union_code, t.name union_name, t.level, f.name from_name, o.name to_name,"
                + " a.reason, coalesce((select name from user_account where login = a.requested_by), a.requested_by) requester, a.requested_at,"
                + " a.status, a.refusal_reason, " + turn + " decidable,"
                + " a.requested_by = :login and a.status in ('REQUESTED', 'RELEASED') withdrawable, a.version "
                + from + " order by (a.status in ('REQUESTED', 'RELEASED')) desc, a.id desc limit :size offset :first")
                .bindMethods(scope).bind("login", user.login()).bind("size", slice.size()).bind("first", slice.first())
                .map(ConstructorMapper.of(AffiliationRow.class)).list();
        return new Rows<>(rows, handle.createQuery("select count(*) from (select " + from + " limit :limit) n").bindMethods(scope)
                .bind("login", user.login()).bind("limit", Rows.COUNT_LIMIT + 1).mapTo(Integer.class).one());
    }

    /** Unions outside the own part of the tree are found by their whole code only. */
    static Optional<UnionNode> byCode(Handle handle, String code) {
        return handle.createQuery("""
                select t.id, t.code, t.name, t.level, t.status, p.name parent_name, 0 child_count
                from trade_union t left join trade_union p on p.id = t.parent_id
                where t.code = :code and t.status = 'ACTIVE' and t.level in ('DISTRICT', 'INTERMEDIATE')""")
                .bind("code", code).map(ConstructorMapper.of(UnionNode.class)).findOne();
    }

    /** Enrolment batches at a path and below that the district above has to decide on first. */
    static int awaitingDistrict(Handle handle, String path) {
        return handle.createQuery("""
                select count(*) from enrolment_batch b join trade_union u on u.id = b.union_id
                where u.path like :path || '%' and b.status = 'AWAITING_DISTRICT'""").bind("path", path).mapTo(Integer.class).one();
    }

    /** Open requests whose turn it is for the user. */
    static int waiting(Handle handle, SignedInUser user) {
        var scope = user.scope();
        return handle.createQuery("select count(*) " + FROM.formatted(scope.tree("f"), scope.tree("o"), turn(scope)))
                .bindMethods(scope).bind("login", user.login()).mapTo(Integer.class).one();
    }
}
