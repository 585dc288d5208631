package unioncard.insurance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import unioncard.organisation.UnionLevel;
import unioncard.security.UnionScope;
import unioncard.shared.Rows;
import unioncard.shared.Slice;
import unioncard.shared.Sorts;

/** What 参保统计 reads: sums over what was counted. A single union is counted for the view itself. */
final class CoverageViewSql {

    private static final int BLOCK = 500;
    private static final RowMapper<InsuranceYear> TERMS = ConstructorMapper.of(InsuranceYear.class);

    private static final String SUMS = "sum(s.members) members, sum(s.holders) holders, sum(s.covered) covered, sum(s.waiting) waiting, "
            + "sum(s.without_new_card) without_new_card, sum(s.without_older) without_older";

    private static final Sorts SORTS = Sorts.endingWith("s.id").with("name", "u.name").with("members", "s.members").with("holders", "s.holders")
            .with("covered", "s.covered").with("waiting", "s.waiting").with("without", "s.without_new_card + s.without_older");
    /** Where nobody holds a card there is no rate, neither a good nor a bad one: last, whichever way. */
    private static final String BY_RATE = "s.covered * 1.0 / nullif(s.holders, 0) %s nulls last, s.id";

    private static final String UNIT = """
            select s.*, u.code, u.name, u.level, u.leader, u.phone, d.name district_name
            from (%s) s join trade_union u on u.id = s.id join trade_union d on d.id = u.district_id
            """;

    private CoverageViewSql() {
    }

    /** Where figures are asked for, and the years begun. */
    record Place(long id, String name, UnionLevel level, Long districtId, String districtName, InsuranceYear terms, List<Integer> years) {

        /** Whether it is a single union. */
        boolean oneUnion() {
            return level.isOneUnion();
        }

        /** Rows of the place in a table that carries union and district; binds {@code :below}. */
        String of(String alias) {
            return switch (level) {
                case MUNICIPAL -> "true";
                case DISTRICT -> alias + ".district_id = :below";
                case INTERMEDIATE -> UnionScope.below(alias);
                case GRASSROOTS, GROUP -> alias + ".union_id = :below";
            };
        }
    }

    /** Persons counted, and as of when. */
    record Counted(CoverageCount count, Instant at) {
    }

    /** A union in scope with the terms of a year: the one asked for, else the one that runs or ran last, else the one enrolled for. */
    static Optional<Place> place(Handle h, UnionScope scope, long union, Integer year, LocalDate today) {
        record Known(Place place, InsuranceYear terms) {
        }

        var known = h.createQuery("""
                select u.id, u.name, u.level, d.id district_id, d.name district_name, y.* from trade_union u
                  left join trade_union d on d.id = u.district_id join insurance_year y on least(y.starts_on, y.collective_from) <= :today
                where u.id = :union and %s order by y.year desc""".formatted(scope.tree("u")))
                .bindMethods(scope).bind("union", union).bind("today", today)
                .map((row, context) -> new Known(new Place(row.getLong("id"), row.getString("name"), UnionLevel.valueOf(row.getString("level")),
                        row.getObject("district_id", Long.class), row.getString("district_name"), null, null), TERMS.map(row, context))).list();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var terms = known.stream().map(Known::terms).filter(y -> year != null && y.year() == year).findFirst()
                .or(() -> known.stream().map(Known::terms).filter(y -> !y.startsOn().isAfter(today)).findFirst())
                .orElse(known.get(0).terms());
        var place = known.get(0).place();
        return Optional.of(new Place(place.id, place.name, place.level, place.districtId, place.districtName, terms,
                known.stream().map(k -> k.terms().year()).toList()));
    }

    static Optional<Counted> kept(Handle h, UnionScope scope, Place place) {
        return bound(h.createQuery("select min(s.counted_at) counted_at, " + SUMS + " from coverage_summary s where s.year = :year and " + place.of("s")
                + " and " + scope.sql("s") + " having count(*) > 0"), scope, place.terms.year(), place.id)
                .map((row, context) -> new Counted(count(row), row.getTimestamp("counted_at").toInstant())).findOne();
    }

    static CoverageCount live(Handle h, UnionScope scope, Place place) {
        return bound(h.createQuery(liveOf(scope)), scope, place.terms.year(), place.id).map((row, context) -> count(row)).one();
    }

    private static String liveOf(UnionScope scope) {
        return "select cast(:below as bigint) id, " + CoverageCountSql.FIGURES + CoverageCountSql.PERSONS
                + " where y.year = :year and m.union_id = :below and " + scope.sql("m");
    }

    /** Confirmed batches of the year and the one before: of districts from what was counted, below them up to a moment. */
    static ConfirmedCovers confirmed(Handle h, UnionScope scope, Place place, Instant upTo, ZoneId zone) {
        var source = switch (place.level) {
            case MUNICIPAL -> "select * from coverage_month";
            case DISTRICT -> "select * from coverage_month where union_id = :below";
            default -> CoverageCountSql.CONFIRMED + "b.year between :year - 1 and :year and coalesce(b.decided_at, b.updated_at) <= :upTo and " + place.of("b")
                    + " and " + scope.sql("b");
        };
        return new ConfirmedCovers(place.terms.year(), h.createQuery("""
                select x.year, x.month, x.way, x.type, p.name plan_name, sum(x.headcount) headcount, sum(x.premium_fen) premium_fen,
                       sum(x.municipal_fen) municipal_fen, sum(x.lower_fen) lower_fen
                from (%s) x join coverage_plan p on p.year = x.year and p.type = x.type where x.year between :year - 1 and :year
                group by x.year, x.month, x.way, x.type, p.name order by x.year, x.month, x.way, x.type""".formatted(source))
                .bindMethods(scope).bind("year", place.terms.year()).bind("below", place.id).bind("upTo", upTo).bind("zone", zone.getId())
                .map(ConstructorMapper.of(CoverPart.class)).list());
    }

    static Rows<CoverageUnit> districts(Handle h, UnionScope scope, int year, Slice slice) {
        return slice(h, scope, districtsOf(scope), year, null, slice);
    }

    private static String districtsOf(UnionScope scope) {
        return "select s.district_id id, " + SUMS + " from coverage_summary s where s.year = :year and " + scope.sql("s") + " group by s.district_id";
    }

    static Rows<CoverageUnit> unions(Handle h, UnionScope scope, int year, Long below, Slice slice) {
        return slice(h, scope, unionsOf(scope, below == null ? "true" : UnionScope.below("s")), year, below, slice);
    }

    private static String unionsOf(UnionScope scope, String which) {
        return "select s.union_id id, s.members, s.holders, s.covered, s.waiting, s.without_new_card, s.without_older from coverage_summary s "
                + "where s.year = :year and " + which + " and " + scope.sql("s");
    }

    private static Rows<CoverageUnit> slice(Handle h, UnionScope scope, String lines, int year, Long below, Slice slice) {
        return new Rows<>(bound(h.createQuery(UNIT.formatted(lines) + "order by " + order(slice) + " limit :size offset :first"), scope,
                year, below).bind("size", slice.size()).bind("first", Math.min(slice.first(), Rows.COUNT_LIMIT))
                .map((row, context) -> unit(row)).list(),
                bound(h.createQuery("select count(*) from (" + lines + " limit :limit) n"), scope, year, below).bind("limit", Rows.COUNT_LIMIT + 1)
                        .mapTo(Integer.class).one());
    }

    /** Every union of a place by code, handed over in blocks while they are read; returns how many. */
    static int each(Handle h, UnionScope scope, Place place, boolean live, Consumer<List<CoverageUnit>> blocks) {
        var lines = live ? liveOf(scope) : unionsOf(scope, place.of("s"));
        var rows = bound(h.createQuery(UNIT.formatted(lines) + "order by d.code, u.code, s.id"), scope, place.terms.year(), place.id).setFetchSize(BLOCK)
                .map((row, context) -> unit(row)).iterator();
        int handed = 0;
        for (var block = new ArrayList<CoverageUnit>(); rows.hasNext(); block = new ArrayList<>()) {
            while (rows.hasNext() && block.size() < BLOCK) {
                block.add(rows.next());
            }
            blocks.accept(block);
            handed += block.size();
        }
        return handed;
    }

    /** Every district in scope by code. */
    static List<CoverageUnit> everyDistrict(Handle h, UnionScope scope, Place place) {
        return bound(h.createQuery(UNIT.formatted(districtsOf(scope)) + "order by u.code, s.id"), scope, place.terms.year(), null)
                .map((row, context) -> unit(row)).list();
    }

    private static String order(Slice slice) {
        return "rate".equals(slice.sort()) ? BY_RATE.formatted(slice.descending() ? "desc" : "") : SORTS.by(slice, "u.code, s.id");
    }

    private static Query bound(Query query, UnionScope scope, int year, Long below) {
        return query.bindMethods(scope).bind("year", year).bind("below", below);
    }

    private static CoverageUnit unit(ResultSet row) throws SQLException {
        return new CoverageUnit(row.getLong("id"), row.getString("code"), row.getString("name"), UnionLevel.valueOf(row.getString("level")),
                row.getString("leader"), row.getString("phone"), row.getString("district_name"), count(row));
    }

    private static CoverageCount count(ResultSet row) throws SQLException {
        return new CoverageCount(row.getLong("members"), row.getLong("holders"), row.getLong("covered"), row.getLong("waiting"),
                row.getLong("without_new_card"), row.getLong("without_older"));
    }
}
