package unioncard.insurance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;
import unioncard.approval.OpenRequests;
import unioncard.approval.Origin;
import unioncard.security.UnionScope;

/** Statements on the splits of the lower share. Batches keep the one they were submitted with; none of these touches one. */
final class SplitSql {

    /** The split in force on {@code :day} for {@code trade_union u}: the district's, else the city's; columns null where there is neither. */
    private static final String IN_FORCE = """
            left join lateral (
              select s.district_percent, case when (select a.level from trade_union a where a.id = u.parent_id) = 'INTERMEDIATE' then s.intermediate_percent
                  else 0 end intermediate_percent, s.example
              from lower_split s where s.valid_from <= :day
                and (s.owner_id = u.district_id or s.owner_id = (select id from trade_union where parent_id is null))
              order by s.owner_id = u.district_id desc, s.valid_from desc limit 1) s on true
            """;

    private static final RowMapper<LowerSplit> SPLIT = ConstructorMapper.of(LowerSplit.class);

    private SplitSql() {
    }

    /** What a union's batch would be submitted with on a day. Where no union stands between it and the district, that one's part is its own. */
    static LowerSplit of(Handle h, long unionId, LocalDate day) {
        return h.createQuery("select s.* from trade_union u " + IN_FORCE + "where u.id = :union").bind("union", unionId).bind("day", day)
                .map(SplitSql::split).one();
    }

    /** The district of a base union, locked where it stands, with the split; empty for other unions. */
    static Optional<Submitter> submitter(Handle h, long unionId, LocalDate day) {
        return h.createQuery("select u.district_id, s.* from trade_union u " + IN_FORCE + "where u.id = :union and u.level = 'GRASSROOTS' for share of u")
                .bind("union", unionId).bind("day", day)
                .map((row, context) -> new Submitter(row.getLong("district_id"), split(row, context))).findOne();
    }

    /** Where a batch is submitted to, and how its lower share is divided. */
    record Submitter(long districtId, LowerSplit split) {
    }

    private static LowerSplit split(ResultSet row, StatementContext context) throws SQLException {
        return row.getObject("district_percent") == null ? LowerSplit.ALL_BY_BASE_UNION : SPLIT.map(row, context);
    }

    /** The city and every district in scope that is not closed, by code; three statements whatever their number. */
    static List<SplitRow> rows(Handle h, UnionScope scope, Clock clock) {
        var today = LocalDate.now(clock);
        var splits = h.createQuery("""
                select s.*, r.requester_name, r.decider_name, r.decided_at from lower_split s left join approval_request r on r.id = s.request_id
                order by s.owner_id, s.valid_from""")
                .map((row, context) -> new DatedSplit(row.getLong("owner_id"), row.getObject("valid_from", LocalDate.class),
                        new LowerSplit(row.getInt("district_percent"), row.getInt("intermediate_percent"), row.getBoolean("example")), Origin.of(row)))
                .stream().collect(Collectors.groupingBy(DatedSplit::ownerId));
        var pending = OpenRequests.subjects(h, SplitChange.CODE, clock.instant());
        return h.createQuery("select u.id, u.name, u.level = 'MUNICIPAL' city from trade_union u where u.status = 'ACTIVE' and (u.level = 'MUNICIPAL' "
                + "or u.level = 'DISTRICT' and " + scope.tree("u") + ") order by u.level = 'DISTRICT', u.code").bindMethods(scope)
                .map((row, context) -> row(row.getLong("id"), row.getString("name"), row.getBoolean("city"),
                        splits.getOrDefault(row.getLong("id"), List.of()), today, pending)).list();
    }

    static Optional<SplitRow> row(Handle h, UnionScope scope, long ownerId, Clock clock) {
        return rows(h, scope, clock).stream().filter(row -> row.ownerId() == ownerId).findFirst();
    }

    private static SplitRow row(long id, String name, boolean city, List<DatedSplit> all, LocalDate today, Set<String> pending) {
        var coming = all.stream().filter(dated -> dated.validFrom().isAfter(today)).toList();
        var history = all.subList(0, all.size() - coming.size()).stream().sorted((a, b) -> b.validFrom().compareTo(a.validFrom())).toList();
        var builtIn = city ? LowerSplit.ALL_BY_BASE_UNION : null;
        return new SplitRow(id, name, city, history.isEmpty() ? builtIn : history.get(0).split(), history.isEmpty() ? null : history.get(0).validFrom(),
                coming, history, pending.contains(SplitChange.subject(id)), Origin.version(all.stream().map(DatedSplit::origin)));
    }

    /** Sets a split from a day to come on; one planned for the same day is replaced. */
    static void set(Handle h, long ownerId, LocalDate from, LowerSplit split, long requestId) {
        h.createUpdate("""
                insert into lower_split (owner_id, valid_from, district_percent, intermediate_percent, example, request_id)
                values (:owner, :from, :districtPercent, :intermediatePercent, :example, :request)
                on conflict (owner_id, valid_from) do update set district_percent = excluded.district_percent,
                  intermediate_percent = excluded.intermediate_percent, example = excluded.example, request_id = excluded.request_id""")
                .bindMethods(split).bind("owner", ownerId).bind("from", from).bind("request", requestId).execute();
    }
}
