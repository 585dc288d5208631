package unioncard.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import unioncard.security.Permission;
import unioncard.security.SignedInUser;
import unioncard.shared.Conditions;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/**
 * Queries on transfer requests. Each side sees them by its own data scope: t is the releasing side, r the receiving one, w whoever has to
 * decide. The receiving side gets the name only when the member is released.
 */
final class TransferSql {

    private static final Map<String, String> SORTS = Map.of("memberNo", "m.member_no", "requestedAt", "t.requested_at", "status", "t.status",
            "fromUnion", "o.name", "toUnion", "i.name");
    private static final String FROM = """
            from transfer_request t
              cross join lateral (select t.to_union_id union_id, t.to_district_id district_id) r
              cross join lateral (select t.waits_union_id union_id, t.waits_district_id district_id) w
              join member m on m.id = t.member_id join person p on p.id = m.person_id
              join trade_union o on o.id = t.union_id join trade_union i on i.id = t.to_union_id
            """;

    private TransferSql() {
    }

    static Rows<TransferRow> list(Handle h, SignedInUser user, TransferFilter filter, TransferTerms terms, ZoneId zone, Slice slice) {
        var overdueBefore = terms.overdueBefore();
        var where = Conditions.where(tab(filter.tab(), user))
                .and(filter.notice() == TransferNotice.OVERDUE ? overdue() : null)
                .and(answered(user), "answeredAfter", filter.notice() == TransferNotice.ANSWERED ? terms.answeredAfter() : null)
                .and("m.member_no = :memberNo", "memberNo", filter.memberNo())
                .and(name(user) + " like :name", "name", Conditions.prefix(filter.name()))
                .and("t.status = :status", "status", filter.status())
                .and("t.requested_at >= :from", "from", start(filter.from(), zone))
                .and("t.requested_at < :to", "to", filter.to() == null ? null : start(filter.to().plusDays(1), zone));
        var rows = bound(h.createQuery("""
                select t.id, m.member_no, %s as name, o.name from_union, i.name to_union, t.origin, coalesce(a.name, t.requested_by) requester,
                  t.requested_at, t.status, %s overdue, %s decidable
                """.formatted(name(user), overdue(), decidable(user)) + FROM + " left join user_account a on a.login = t.requested_by where "
                + where.sql() + order(filter.tab(), slice) + " limit :size offset :first"), user, overdueBefore).bindMap(where.values())
                .bind("size", slice.size()).bind("first", Math.min(slice.first(), Rows.COUNT_LIMIT))
                .map(ConstructorMapper.of(TransferRow.class)).list();
        int total = bound(h.createQuery("select count(*) from (select 1 " + FROM + " where " + where.sql() + " limit :most) counted"), user,
                overdueBefore).bindMap(where.values()).bind("most", Rows.COUNT_LIMIT + 1).mapTo(Integer.class).one();
        return new Rows<>(rows, total);
    }

    static Optional<TransferDetail> detail(Handle h, SignedInUser user, long id, Instant overdueBefore, LocalDate today) {
        return bound(h.createQuery("""
                select t.id, t.version, m.member_no, %s as name, %s opened, p.document_type, p.document_sealed document, o.name from_union,
                  od.name from_district, i.name to_union, id.name to_district, t.origin, t.reason, t.status, m.status member_status,
                  m.handling_status, v.plan_name, v.starts_on cover_from, v.ends_on cover_to, v.union_name cover_union,
                  %s overdue, %s decidable, %s withdrawable
                """.formatted(name(user), opened(user), overdue(), decidable(user), withdrawable(user)) + FROM + """
                  join trade_union od on od.id = t.district_id join trade_union id on id.id = t.to_district_id
                  left join lateral (select b.plan_name, v.starts_on, v.ends_on, u.name union_name from cover v
                    join enrolment_batch b on b.id = v.batch_id join trade_union u on u.id = v.union_id
                    where v.person_id = p.id and v.status = 'CONFIRMED' and coalesce(v.ended_on, v.ends_on) >= :today
                      and v.end_reason is distinct from 'DUPLICATE' order by v.ends_on limit 1) v on true
                where t.id = :id and\s""" + visible(user)), user, overdueBefore).bind("id", id).bind("today", today)
                .map(ConstructorMapper.of(TransferDetail.class)).findOne();
    }

    /** What has happened to a request, in order; while it is open, the step that is waited for comes last. */
    static List<TransferStep> steps(Handle h, SignedInUser user, long id) {
        return h.createQuery("""
                select s.kind, s.at, coalesce(a.name, s.login) who, coalesce(u.name, y.name) union_name, s.text
                from transfer_request t
                  cross join lateral (select t.to_union_id union_id, t.to_district_id district_id) r
                  cross join lateral (values
                    (1, case t.origin when 'RECEIVING' then 'ASKED_IN' else 'ASKED_OUT' end, t.requested_at, t.requested_by, t.reason),
                    (2, case when t.origin = 'RECEIVING' then case t.out_agreed when true then 'RELEASED' when false then 'NOT_RELEASED' end end,
                      t.out_at, t.out_by, t.out_text),
                    (3, case t.in_agreed when true then 'CONFIRMED' when false then 'NOT_TAKEN' end, t.in_at, t.in_by, t.in_text),
                    (4, case when t.status in ('WITHDRAWN', 'EXPIRED') then t.status end, t.closed_at, t.closed_by, null),
                    (5, case t.status when 'REQUESTED' then 'AWAITING_RELEASE' when 'RELEASED' then 'AWAITING_CONFIRMATION' end, null, null, null)
                  ) s (place, kind, at, login, text)
                  left join user_account a on a.login = s.login left join trade_union u on u.id = a.union_id
                  left join trade_union y on y.id = t.waits_union_id and s.place = 5
                where t.id = :id and s.kind is not null and %s order by s.place""".formatted(visible(user)))
                .bindMethods(user.scope()).bind("id", id).map(ConstructorMapper.of(TransferStep.class)).list();
    }

    /** A working grassroots union; empty for any other. */
    static Optional<Grassroots> grassroots(Handle h, long unionId) {
        return h.createQuery("select id, district_id, name from trade_union where id = :id and level = 'GRASSROOTS' and status = 'ACTIVE'")
                .bind("id", unionId).map(ConstructorMapper.of(Grassroots.class)).findOne();
    }

    /** Working grassroots unions of the whole city with the text in their name or at the start of their code, but for one. */
    static List<TargetUnion> targets(Handle h, String text, long except, int most) {
        return h.createQuery("""
                select u.id, u.code, u.name, d.name district_name from trade_union u join trade_union d on d.id = u.district_id
                where u.level = 'GRASSROOTS' and u.status = 'ACTIVE' and u.id <> :except and (u.name like :inside or u.code like :start)
                order by u.name like :start desc, u.name limit :most""")
                .bind("inside", "%" + Conditions.prefix(text)).bind("start", Conditions.prefix(text)).bind("except", except).bind("most", most)
                .map(ConstructorMapper.of(TargetUnion.class)).list();
    }

    /** A member of one union; empty when it is another's. */
    static Optional<TransferCandidate> candidate(Handle h, long memberId, long unionId) {
        return h.createQuery("""
                select m.id member_id, m.member_no, p.name, p.document_type, p.document_sealed document, u.name union_name, m.status,
                  m.handling_status, exists (select from pending_entry e where e.member_id = m.id) pending
                from member m join person p on p.id = m.person_id join trade_union u on u.id = m.union_id
                where m.id = :id and m.union_id = :union""").bind("id", memberId).bind("union", unionId)
                .map(ConstructorMapper.of(TransferCandidate.class)).findOne();
    }

    private static String tab(TransferTab tab, SignedInUser user) {
        return switch (tab) {
            case TO_DECIDE -> decidable(user);
            case OWN -> "t.requested_by = :login and " + visible(user);
            case ALL -> visible(user);
        };
    }

    private static String visible(SignedInUser user) {
        return "(" + user.scope().sql("t") + " or " + user.scope().sql("r") + ")";
    }

    private static String opened(SignedInUser user) {
        return "(" + user.scope().sql("t") + " or t.out_agreed is true)";
    }

    private static String name(SignedInUser user) {
        return "case when " + opened(user) + " then p.name else left(p.name, 1) || '**' end";
    }

    private static String overdue() {
        return "(t.waits_union_id is not null and t.waiting_since < :overdueBefore)";
    }

    /** Told to the side that has asked. */
    private static String answered(SignedInUser user) {
        return TransferNotice.answered("t") + " and case t.origin when 'RECEIVING' then " + user.scope().sql("r") + " else " + user.scope().sql("t") + " end";
    }

    private static String decidable(SignedInUser user) {
        return user.may(Permission.REVIEW_TRANSFERS)
                ? "(t.waits_union_id is not null and " + user.scope().sql("w") + " and t.requested_by <> :login)" : "false";
    }

    private static String withdrawable(SignedInUser user) {
        return user.may(Permission.REQUEST_TRANSFERS)
                ? "(t.waits_union_id is not null and case t.origin when 'RECEIVING' then t.to_union_id else t.union_id end = :own)" : "false";
    }

    /** What waits longest comes first, of everything else the latest. */
    private static String order(TransferTab tab, Slice slice) {
        var column = slice.sort() == null ? null : SORTS.get(slice.sort());
        if (column != null) {
            return " order by " + column + (slice.descending() ? " desc" : "") + ", t.id desc";
        }
        return tab == TransferTab.TO_DECIDE ? " order by t.waiting_since, t.id" : " order by t.id desc";
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    private static <S extends SqlStatement<S>> S bound(S statement, SignedInUser user, Instant overdueBefore) {
        return statement.bindMethods(user.scope()).bind("login", user.login()).bind("own", user.unionId()).bind("overdueBefore", overdueBefore);
    }
}
