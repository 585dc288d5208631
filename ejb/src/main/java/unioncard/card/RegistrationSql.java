package unioncard.card;

import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.SignedInUser;
import unioncard.security.UnionScope;
import unioncard.shared.Conditions;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** Statements of the annual registration. */
final class RegistrationSql {

    private static final Map<String, String> SORTS = Map.of("memberNo", "m.member_no", "name", "p.name", "cardNoDate", "c.card_no_date");
    private static final String FROM = """
            from member m join card c on c.member_id = m.id and c.status = 'ACTIVE'
              left join card_registration r on r.card_id = c.id and r.year = :year
            """;

    private RegistrationSql() {
    }

    /** Conditions on m (member) and p (person). */
    static Conditions who(RegistrationFilter filter) {
        return Conditions.where("true").and("p.name like :name", "name", Conditions.prefix(filter.name()))
                .and("m.member_no = :memberNo", "memberNo", filter.memberNo());
    }

    static Rows<RegistrationRow> list(Handle h, RegistrationFilter filter, UnionScope scope, int year, Slice slice) {
        var where = who(filter).and(filter.state() == null ? null
                : filter.state() == RegistrationState.OPEN ? "r.card_id is null" : "r.card_id is not null");
        var from = FROM + " join person p on p.id = m.person_id where m.status = 'ACTIVE' and " + scope.sql("m") + " and " + where.sql();
        int total = h.createQuery("select count(*) from (select 1 " + from + " limit :most) counted").bindMethods(scope)
                .bindMap(where.values()).bind("year", year).bind("most", Rows.COUNT_LIMIT + 1).mapTo(Integer.class).one();
        var column = slice.sort() == null ? null : SORTS.get(slice.sort());
        var order = column == null ? "m.id" : column + (slice.descending() ? " desc" : "") + ", m.id";
        var rows = h.createQuery("""
                select c.id card_id, m.id member_id, m.member_no, p.name, (select u.name from trade_union u where u.id = m.union_id) union_name,
                  c.card_no_sealed number, c.card_no_date, c.activated_on, r.registered_at, r.registrar
                """ + from + " order by " + order + " limit :size offset :first").bindMethods(scope).bindMap(where.values())
                .bind("year", year).bind("size", slice.size()).bind("first", slice.first())
                .map(ConstructorMapper.of(RegistrationRow.class)).list();
        return new Rows<>(rows, total);
    }

    static RegistrationCounts counts(Handle h, UnionScope scope, int year) {
        var some = "(select count(*) from (select 1 " + FROM + " where m.status = 'ACTIVE' and " + scope.sql("m") + " and r.card_id %s limit :most) n)";
        return h.createQuery("select " + some.formatted("is not null") + " registered, " + some.formatted("is null") + " open")
                .bindMethods(scope).bind("year", year).bind("most", Rows.COUNT_LIMIT + 1)
                .map(ConstructorMapper.of(RegistrationCounts.class)).one();
    }

    /**
     * Registers in one statement; the primary key passes over what is registered already, also by somebody else at this moment. Cards and
     * members are locked against whoever takes them out of 正常 meanwhile.
     *
     * @param which condition over c (card), m (member) and p (person)
     */
    static int register(Handle h, String which, Map<String, Object> values, int year, SignedInUser who, Instant now) {
        return h.createUpdate("""
                with chosen as materialized (
                  select c.id, m.id member_id, m.union_id, m.district_id
                  from card c join member m on m.id = c.member_id join person p on p.id = m.person_id
                  where m.union_id = :union and m.status = 'ACTIVE' and c.status = 'ACTIVE' and (:anyCard or c.card_no_date >= :yearBegin)
                    and %s
                  order by m.id, c.id for share of m, c),
                registered as (
                  insert into card_registration (card_id, year, member_id, union_id, district_id, registered_at, registered_by, registrar)
                  select id, :year, member_id, union_id, district_id, :now, :login, :actor from chosen order by id
                  on conflict (card_id, year) do nothing returning card_id, member_id, district_id)
                insert into card_log (member_id, district_id, at, actor, step, outcome, text, card_id)
                select member_id, district_id, :now, :actor, 'REGISTER', 'DONE', :text, card_id from registered""".formatted(which))
                .bindMap(values).bind("union", who.unionId()).bind("year", year).bind("now", now).bind("login", who.login())
                .bind("actor", who.name()).bind("text", year + "年度注册").execute();
    }
}
