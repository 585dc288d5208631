package unioncard.insurance;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.Requires.Sees;
import unioncard.security.SignedInUser;
import unioncard.security.UnionScope;
import unioncard.shared.Conditions;
import unioncard.shared.Parameters;
import unioncard.shared.Rows;
import unioncard.shared.Slice;
import unioncard.shared.Sorts;

/** The batches that wait for a district (区局审核), with sums, the difference to the year before and what to look at in each. */
@Stateless
public class ReviewQueue {

    private static final Sorts SORTS = Sorts.endingWith("b.id").with("unionName", "u.name").with("headcount", "b.headcount")
            .with("premiumFen", "b.premium_fen").with("submittedAt", "b.submitted_at");

    /** The slice is cut before anything is looked up in covers and in the year before. */
    private static final String ROWS = """
            select b.id, b.version, b.union_name, b.year, b.way, b.plan_name, b.headcount, b.premium_fen, b.municipal_fen, b.lower_fen, b.submitted_at,
                   b.submitter, b.revision, f.back_dated, f.duplicates, f.expired, f.flagged, t.year_headcount, t.year_premium_fen, t.last_headcount,
                   t.last_premium_fen, b.reviewable
            from (%s) b
            cross join lateral (
              select count(*) filter (where back_dated) back_dated, count(*) filter (where duplicate) duplicates, count(*) filter (where expired) expired,
                     count(*) filter (where back_dated or duplicate or expired) flagged
              from (select %s is not null back_dated, %s duplicate, %s is not null expired
                    from cover v join person p on p.id = v.person_id where v.batch_id = b.id) flags) f
            cross join lateral (
              select coalesce(sum(headcount) filter (where o.year = b.year), 0) year_headcount,
                     coalesce(sum(premium_fen) filter (where o.year = b.year), 0) year_premium_fen,
                     coalesce(sum(headcount) filter (where o.year < b.year), 0) last_headcount,
                     coalesce(sum(premium_fen) filter (where o.year < b.year), 0) last_premium_fen
              from enrolment_batch o where o.union_id = b.union_id
                and (o.year = b.year and o.status in ('AWAITING_DISTRICT', 'CONFIRMED') or o.year = b.year - 1 and o.status = 'CONFIRMED')) t
            order by b.place""".formatted("%s", CoverFlags.BACK_DATED_BY, CoverFlags.DUPLICATE, CoverFlags.EXPIRED_ON);

    private static final String BATCH = """
            select row_number() over (order by %s) place, b.id, b.version, b.union_id, u.name union_name, b.year, b.way, b.plan_name, b.headcount,
                   b.premium_fen, b.municipal_fen, b.lower_fen, b.status, b.start_rule, b.submitted_at, coalesce(a.name, b.submitted_by) submitter, b.revision,
                   :reviewer and b.submitted_by <> :login reviewable
            from enrolment_batch b join trade_union u on u.id = b.union_id left join user_account a on a.login = b.submitted_by
            where\s""";

    @Inject
    Jdbi jdbi;
    @Inject
    Clock clock;
    @Inject
    CurrentUser current;
    @Inject
    Parameters parameters;

    /** A slice of the waiting batches in scope, those that wait longest first; sorts: unionName, headcount, premiumFen, submittedAt. */
    // Who may be the same person as somebody in a batch is anywhere in the city. Here they are counted; EnrolmentBatches.persons tells their union.
    @Requires(value = Permission.CONFIRM_ENROLMENTS, audited = false, sees = Sees.WHOLE_CITY)
    public Rows<QueueRow> list(QueueFilter filter, Slice slice) {
        var user = current.get();
        var where = where(filter, user, clock);
        var cut = BATCH.formatted(SORTS.by(slice, "b.submitted_at, b.id")) + where.sql() + " order by place limit :size offset :first";
        return jdbi.withHandle(h -> new Rows<>(
                h.createQuery(ROWS.formatted(cut)).bindMethods(user.scope()).bindMap(where.values()).bindMap(CoverFlags.bindings(clock, parameters))
                        .bind("reviewer", ReviewRight.isOf(user)).bind("login", user.login()).bind("size", slice.size())
                        .bind("first", Math.min(slice.first(), Rows.COUNT_LIMIT)).map(ConstructorMapper.of(QueueRow.class)).list(),
                h.createQuery("select count(*) from (select from enrolment_batch b where " + where.sql() + " limit :limit) n")
                        .bindMethods(user.scope()).bindMap(where.values()).bind("limit", Rows.COUNT_LIMIT + 1).mapTo(Integer.class).one()));
    }

    /** What the waiting batches in scope come to, by year, way and plan. */
    @Requires(value = Permission.CONFIRM_ENROLMENTS, audited = false)
    public List<QueueTotal> totals(QueueFilter filter) {
        var user = current.get();
        var where = where(filter, user, clock);
        return jdbi.withHandle(h -> h.createQuery("""
                select b.year, b.way, b.type, b.plan_name, count(*) batches, sum(b.headcount) headcount, sum(b.premium_fen) premium_fen,
                       sum(b.municipal_fen) municipal_fen, sum(b.lower_fen) lower_fen, max(b.id) last_id, sum(b.id) id_sum
                from enrolment_batch b where\s""" + where.sql()
                + " group by b.year, b.way, b.type, b.plan_name order by b.year, b.way, b.type, b.plan_name")
                .bindMethods(user.scope()).bindMap(where.values()).map(ConstructorMapper.of(QueueTotal.class)).list());
    }

    /** The waiting batches in scope that match: conditions over {@code enrolment_batch b}. */
    static Conditions where(QueueFilter filter, SignedInUser user, Clock clock) {
        var zone = clock.getZone();
        return Conditions.where(user.scope().sql("b") + " and b.status = 'AWAITING_DISTRICT'")
                .and(UnionScope.below("b"), "below", filter.unionId())
                .and("b.way = :way", "way", filter.way())
                .and("b.type = :type", "type", filter.type())
                .and("b.submitted_at >= :from", "from", filter.submittedFrom() == null ? null : filter.submittedFrom().atStartOfDay(zone).toInstant())
                .and("b.submitted_at < :to", "to", filter.submittedTo() == null ? null
                        : filter.submittedTo().plusDays(1).atStartOfDay(zone).toInstant());
    }
}
