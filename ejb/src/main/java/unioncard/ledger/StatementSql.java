package unioncard.ledger;

import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.UnionScope;
import unioncard.shared.Conditions;
import unioncard.shared.Rows;
import unioncard.shared.Slice;
import unioncard.shared.Sorts;

/** The statement of a year. Reads {@code ledger_entry} alone: its lines are not kept by year, and are two to three for each entry. */
final class StatementSql {

    /** What an entry charges as premium: a correction takes some back, and its reversal charges it anew. */
    private static final String CHARGED = "case when e.kind = 'CORRECTION' then -e.amount_fen when e.kind = 'ENROLMENT' or e.cover_id is not null "
            + "then e.amount_fen end";
    /** The lower share is what the municipal one leaves of the premium: each entry is balanced. */
    private static final String SUMS = """
            coalesce(sum(e.headcount), 0) headcount,
            coalesce(sum($charged), 0) premium_fen,
            coalesce(sum(e.municipal_fen), 0) municipal_fen,
            coalesce(sum(e.allotted_fen), 0) allotted_fen,
            coalesce(sum($charged), 0) - coalesce(sum(e.municipal_fen), 0) lower_fen,
            coalesce(sum(case e.kind when 'REVERSAL' then -e.amount_fen else e.amount_fen end) filter (where e.voucher_id is not null), 0) verified_fen
            from ledger_entry e where\s""".replace("$charged", CHARGED);
    private static final Sorts SORTS = Sorts.endingWith("s.id").with("headcount", "s.headcount").with("premiumFen", "s.premium_fen")
            .with("municipalFen", "s.municipal_fen").with("allottedFen", "s.allotted_fen").with("municipalOpenFen", "s.municipal_fen - s.allotted_fen")
            .with("lowerFen", "s.lower_fen").with("verifiedFen", "s.verified_fen").with("lowerOpenFen", "s.lower_fen - s.verified_fen");

    private StatementSql() {
    }

    /** A row and how many there are in all; public for Jdbi only. */
    public record Numbered(long id, String name, long headcount, long premiumFen, long municipalFen, long allottedFen, long lowerFen, long verifiedFen,
            int most) {

        private StatementRow row() {
            return new StatementRow(id, name, headcount, premiumFen, municipalFen, allottedFen, lowerFen, verifiedFen);
        }
    }

    static Rows<StatementRow> list(Handle h, UnionScope scope, StatementFilter filter, Slice slice) {
        var rows = numbered(h, scope, filter, slice, slice.first());
        if (rows.isEmpty() && slice.first() > 0) {
            // Behind the end the rows cannot tell how many there are.
            return new Rows<>(List.of(), most(numbered(h, scope, filter, slice, 0)));
        }
        return new Rows<>(rows.stream().map(Numbered::row).toList(), most(rows));
    }

    private static int most(List<Numbered> rows) {
        return rows.stream().map(Numbered::most).max(Comparator.naturalOrder()).orElse(0);
    }

    private static List<Numbered> numbered(Handle h, UnionScope scope, StatementFilter filter, Slice slice, int first) {
        var where = conditions(scope, filter);
        var key = YearStatement.byDistrict(scope, filter) ? "e.district_id" : "e.union_id";
        return h.createQuery("select s.*, u.name, count(*) over () most from (select " + key + " id, " + SUMS + where.sql() + " group by " + key
                + ") s join trade_union u on u.id = s.id order by " + SORTS.by(slice, "u.code, s.id") + " limit :size offset :first")
                .bindMethods(scope).bindMap(where.values()).bind("size", slice.size()).bind("first", first).map(ConstructorMapper.of(Numbered.class)).list();
    }

    static StatementRow total(Handle h, UnionScope scope, StatementFilter filter) {
        var where = conditions(scope, filter);
        return h.createQuery("select 0 id, '' as name, " + SUMS + where.sql()).bindMethods(scope).bindMap(where.values())
                .map(ConstructorMapper.of(StatementRow.class)).one();
    }

    private static Conditions conditions(UnionScope scope, StatementFilter filter) {
        return Conditions.where(scope.sql("e"))
                .and("e.year = :year", "year", filter.year())
                .and("e.district_id = :district", "district", filter.districtId())
                .and(UnionScope.below("e"), "below", filter.unionId());
    }
}
