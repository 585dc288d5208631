package unioncard.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.UnionScope;
import unioncard.security.UnionScope.Reach;
import unioncard.shared.Conditions;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** Statements that read the trail, always newest first, so that the months a query need not touch are not touched. */
final class AuditSql {

    private static final String NAMED = """
            select e.seq, e.at, e.login, a.name, u.name union_name, e.action, e.subject, e.outcome code from (
              select seq, at, login, union_id, action, subject, outcome from audit_entry e where %s order by e.at desc, e.seq desc
              limit :size offset :first) e
            left join user_account a on a.login = e.login left join trade_union u on u.id = e.union_id order by e.at desc, e.seq desc""";

    private AuditSql() {
    }

    /** What the filter asks for within the unions of the person; rows of nobody's union are for the city alone. */
    static Conditions where(AuditFilter filter, UnionScope scope, ZoneId zone) {
        var subject = filter.subject() == null ? null : filter.subject().strip().toLowerCase(Locale.ROOT);
        return Conditions.where(scope.reach() == Reach.CITY ? "true"
                : "e.union_id in (select s.id from trade_union s where s.path like :scopePath)")
                .and("e.at >= :from", "from", filter.from() == null ? null : start(filter.from(), zone))
                .and("e.at < :to", "to", filter.to() == null ? null : start(filter.to().plusDays(1), zone))
                .and("e.login = :login", "login", filter.login() == null ? null : filter.login().strip().toLowerCase(Locale.ROOT))
                .and("e.action = :action", "action", filter.action())
                .and("audit_words(e.subject) @> array[cast(:subject as text)]", "subject", subject)
                .and(filter.outcome() == null ? null : filter.outcome().predicate());
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    static List<AuditRow> rows(Handle h, Conditions where, UnionScope scope, Slice slice) {
        return h.createQuery(NAMED.formatted(where.sql())).bindMethods(scope).bindMap(where.values())
                .bind("size", slice.size()).bind("first", Math.min(slice.first(), Rows.COUNT_LIMIT))
                .map(ConstructorMapper.of(AuditRow.class)).list();
    }

    /** How many rows there are, counted up to a limit. */
    static int count(Handle h, Conditions where, UnionScope scope, int limit) {
        return h.createQuery("select count(*) from (select 1 from audit_entry e where " + where.sql() + " limit :limit) counted")
                .bindMethods(scope).bindMap(where.values()).bind("limit", limit).mapTo(Integer.class).one();
    }

    /** The rows older than one, for going through all of them without holding them; null: from the newest on. */
    static List<AuditRow> older(Handle h, Conditions where, UnionScope scope, AuditRow than, int most) {
        var behind = than == null ? "" : " and (e.at, e.seq) < (:atBefore, :seqBefore)";
        return h.createQuery(NAMED.formatted(where.sql() + behind)).bindMethods(scope).bindMap(where.values())
                .bind("atBefore", than == null ? null : than.at()).bind("seqBefore", than == null ? null : than.seq())
                .bind("size", most).bind("first", 0).map(ConstructorMapper.of(AuditRow.class)).list();
    }
}
