package unioncard.insurance;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import unioncard.security.UnionScope;
import unioncard.shared.Conditions;
import unioncard.shared.Rows;
import unioncard.shared.Slice;
import unioncard.shared.Sorts;

/**
 * Statements on unions with holders without cover. Each part is found by district ({@code ix_coverage_summary_district},
 * {@code ix_enrolment_batch_district}, {@code ix_prepared_list_district}), so the other districts of the city cost nothing; who has signed in is looked up for
 * the slice alone.
 */
final class OpenUnionSql {

    private static final Sorts SORTS = Sorts.endingWith("o.id").with("name", "o.name").with("headcount", "o.headcount")
            .with("handledAt", "o.handled_at");

    private static final String OPEN = """
            select s.union_id id, u.code, u.name, u.leader, u.phone, s.without_new_card + s.without_older headcount, s.counted_at, b.handled_at,
                   case when b.waits then 'SUBMITTED' when b.last = 'RETURNED' then 'RETURNED'
                        when l.prepared_at >= coalesce(b.submitted_at, '-infinity') then 'PREPARED'
                        when b.last = 'CONFIRMED' then 'CONFIRMED' else 'NOT_BEGUN' end state
            from coverage_summary s join trade_union u on u.id = s.union_id and u.status = 'ACTIVE'
              left join (
                select b.union_id, bool_or(b.status = 'AWAITING_DISTRICT') waits, max(b.submitted_at) submitted_at, max(b.updated_at) handled_at,
                       (array_agg(b.status order by b.submitted_at desc, b.id desc))[1] last
                from enrolment_batch b where b.year = :year and b.status <> 'WITHDRAWN' and $batches group by b.union_id) b on b.union_id = s.union_id
              left join (
                select p.union_id, max(p.prepared_at) prepared_at from prepared_list p where p.year = :year and $lists group by p.union_id) l
                on l.union_id = s.union_id
            where s.year = :year and s.without_new_card + s.without_older > 0 and\s""";

    private OpenUnionSql() {
    }

    static Rows<OpenUnion> list(Handle h, UnionScope scope, OpenUnionFilter filter, Slice slice) {
        var where = Conditions.where(scope.sql("s")).and(UnionScope.below("s"), "below", filter.unionId());
        var open = OPEN.replace("$batches", scope.sql("b")).replace("$lists", scope.sql("p")) + where.sql();
        var narrowed = Conditions.where("true").and("o.state = :state", "state", filter.state())
                .and(filter.state() == null ? "o.state not in ('SUBMITTED', 'CONFIRMED')" : null);
        var from = "from (" + open + ") o where " + narrowed.sql();
        return new Rows<>(
                bound(h.createQuery("""
                        select o.*, (select max(a.last_sign_in_at) from user_account a where a.union_id = o.id) signed_in_at
                        from (select o.*, row_number() over (order by %s) place %s order by place limit :size offset :first) o order by o.place"""
                        .formatted(SORTS.by(slice, "o.headcount desc, o.id"), from)), scope, filter, where, narrowed)
                        .bind("size", slice.size()).bind("first", Math.min(slice.first(), Rows.COUNT_LIMIT)).map(ConstructorMapper.of(OpenUnion.class)).list(),
                bound(h.createQuery("select count(*) from (select " + from + " limit :limit) n"), scope, filter, where, narrowed)
                        .bind("limit", Rows.COUNT_LIMIT + 1).mapTo(Integer.class).one());
    }

    private static Query bound(Query query, UnionScope scope, OpenUnionFilter filter, Conditions where, Conditions narrowed) {
        return query.bindMethods(scope).bind("year", filter.year()).bindMap(where.values()).bindMap(narrowed.values());
    }
}
