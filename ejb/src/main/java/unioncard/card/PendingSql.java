package unioncard.card;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import unioncard.security.SignedInUser;
import unioncard.security.UnionScope;
import unioncard.shared.Conditions;
import unioncard.shared.RowStream;
import unioncard.shared.Rows;
import unioncard.shared.Slice;
import unioncard.shared.Sorts;

/** SQL of the pending list. Every change writes the card log in the same statement, so none can be without the other. */
final class PendingSql {

    private static final Sorts SORTS = Sorts.endingWith("e.id").with("memberNo", "m.member_no").with("name", Sorts.letters("p.name"), "p.birth_date")
            .with("addedAt", "e.added_at").with("verification", "e.verification");
    private static final String MEMBER = " join member m on m.id = e.member_id";
    private static final String PERSON = MEMBER + " join person p on p.id = m.person_id";
    private static final String FORM = " left join special_information i on i.member_id = m.id";

    private PendingSql() {
    }

    /** Removes entries of the union that are not under verification. */
    static int remove(Handle h, long union, String which, Collection<Long> ids, Channel channel, SignedInUser who, Instant now, String why) {
        Update update = h.createUpdate("""
                with removed as (
                  delete from pending_entry e where e.union_id = :union and e.verification <> 'VERIFYING' and %s
                  returning e.member_id, e.district_id)
                insert into card_log (member_id, district_id, at, actor, step, outcome, text)
                select member_id, district_id, :now, :actor, 'REMOVED', 'DONE', :why from removed""".formatted(which))
                .bind("union", union).bind("channel", channel).bind("now", now).bind("actor", who.name()).bind("why", why);
        return update.bindArray("ids", Long.class, ids).execute();
    }

    /** The expiry date of an entry has changed: what was verified with the old one is 未校验 again. Returns whether that was so. */
    static boolean resetByExpiry(Handle h, long entryId, LocalDate today) {
        return h.createUpdate("""
                update pending_entry set verification = 'UNVERIFIED', reason = null, verified_at = null, version = version + 1
                where id = :id and exists (
                  select from verification_policy_on(:today) where registry = 'DOCUMENT' and answer = 'EXPIRED' and outcome <> 'PASS')""")
                .bind("id", entryId).bind("today", today).execute() == 1;
    }

    static Rows<PendingRow> list(Handle h, PendingFilter filter, UnionScope scope, Slice slice) {
        int most = scope.countLimit(filter.looksAtPerson());
        int total = count(h, filter, scope, most);
        return new Rows<>(rows(h, filter, scope, slice).bind("size", slice.size()).bind("first", slice.first()).map(ConstructorMapper.of(PendingRow.class))
                .list(), total, most);
    }

    /** All rows of the list in its order, one after the other from a cursor; returns how many. */
    static int each(Handle h, PendingFilter filter, UnionScope scope, Slice order, Consumer<PendingRow> each) {
        return RowStream.each(rows(h, filter, scope, order).bind("size", Integer.MAX_VALUE).bind("first", 0), ConstructorMapper.of(PendingRow.class), each);
    }

    /** How many match, up to a limit and one more. */
    static int count(Handle h, PendingFilter filter, UnionScope scope, int most) {
        var where = where(filter, scope);
        return h.createQuery("select count(*) from (select 1" + tables(filter, scope, "") + " where " + where.sql() + " limit :most) counted")
                .bindMethods(scope).bindMap(where.values()).bind("most", most + 1).mapTo(Integer.class).one();
    }

    private static Query rows(Handle h, PendingFilter filter, UnionScope scope, Slice slice) {
        var where = where(filter, scope);
        var order = SORTS.by(slice, "e.added_at, e.id");
        // Order and bound first, from the index alone where it can be; decorate the twenty rows after.
        return h.createQuery("""
                with page as (select id, row_number() over () place from (select e.id %s where %s order by %s limit :size offset :first) e)
                select e.id, e.version, e.member_id, m.member_no, p.name, p.document_type, p.document_sealed document,
                  p.document_expires_on, p.document_long_term, e.added_at, e.verification, e.reason, e.channel, e.special_reason,
                  cardinality(%s) missing
                from page join pending_entry e on e.id = page.id %s order by place"""
                .formatted(tables(filter, scope, order), where.sql(), order, SpecialSql.MISSING, PERSON + FORM))
                .bindMethods(scope).bindMap(where.values());
    }

    private static Conditions where(PendingFilter filter, UnionScope scope) {
        return Conditions.where(scope.sql("e"))
                .and("e.channel = :channel", "channel", filter.channel())
                .and("p.name like :name", "name", Conditions.prefix(filter.name()))
                .and("p.document_index = :document", "document", filter.documentIndex())
                .and("e.verification = :verification", "verification", filter.verification())
                .and(filter.completeness() == null ? null : filter.completeness().sql())
                .and("not p.document_long_term and p.document_expires_on <= :expiresBy", "expiresBy", filter.expiresBy());
    }

    private static String tables(PendingFilter filter, UnionScope scope, String order) {
        boolean onPerson = filter.looksAtPerson() || order.startsWith("p.");
        return " from " + scope.rows("pending_entry", "e") + (onPerson || order.startsWith("m.") ? MEMBER : "")
                + (onPerson ? scope.lookUp("person", "p", "p.id = m.person_id") : "") + (filter.completeness() == null ? "" : FORM);
    }

    /** Of one union exactly; of more, which may hold any number, the total alone and up to a limit: no index holds the state, that changes too often. */
    static ChannelCounts counts(Handle h, Channel channel, UnionScope scope) {
        if (scope.reach() != UnionScope.Reach.UNION) {
            return ChannelCounts.ofMany(h.createQuery("select count(*) from (select 1 from pending_entry e where e.channel = :channel and " + scope.sql("e")
                    + " limit :most) counted").bind("channel", channel).bindMethods(scope).bind("most", Rows.COUNT_LIMIT + 1).mapTo(Integer.class).one());
        }
        // Only the special channel has forms, so the many entries of the regular one are counted without a look at the persons.
        boolean forms = channel == Channel.SPECIAL;
        return h.createQuery("""
                select count(*) total, count(*) filter (where e.verification = 'PASSED') passed,
                  count(*) filter (where e.verification = 'FAILED') failed,
                  count(*) filter (where e.verification = 'UNVERIFIED') unverified,
                  count(*) filter (where e.verification = 'VERIFYING') verifying, %s incomplete
                from pending_entry e%s where e.channel = :channel and %s""".formatted(
                forms ? "count(*) filter (where cardinality(" + SpecialSql.MISSING + ") > 0)" : "0",
                forms ? PERSON + FORM : "",
                scope.sql("e")))
                .bind("channel", channel).bindMethods(scope).map(ConstructorMapper.of(ChannelCounts.class)).one();
    }
}
