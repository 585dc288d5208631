package unioncard.insurance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.benefit.Benefit;
import unioncard.member.DocumentType;
import unioncard.security.Masked;
import unioncard.security.Permission;
import unioncard.security.SignedInUser;
import unioncard.security.UnionScope;

/** Statements over the covers of one person and over their end. */
final class PersonCoverSql {

    /**
     * The covers of the person behind the cover asked for. Who is a member within the scope now is seen with the covers of earlier unions; of who has
     * gone, the scope's own covers are seen and nothing else.
     */
    private static final String SEEN = """
            with asked as (select v.person_id, m.status in ('ACTIVE', 'TRANSFERRING', 'RETAINED') and %s here
                from cover v join member m on m.id = v.member_id where v.id = :cover and v.status in ('PROPOSED', 'CONFIRMED') and %s),
              seen as (select v.* from asked a join cover v on v.person_id = a.person_id where v.status in ('PROPOSED', 'CONFIRMED') and (a.here or %s))
            """;

    private static final RowMapper<PersonCover> COVER = ConstructorMapper.of(PersonCover.class);
    private static final RowMapper<Benefit> BENEFIT = ConstructorMapper.of(Benefit.class);

    private PersonCoverSql() {
    }

    private static String seen(UnionScope scope) {
        return SEEN.formatted(scope.sql("m"), scope.sql("v"), scope.sql("v"));
    }

    /** Whom a cover in scope belongs to. */
    static Optional<PersonCovers> person(Handle h, UnionScope scope, long coverId, LocalDate day, Covers covers, List<CoverEvent> events) {
        return h.createQuery("""
                select m.member_no, p.name, p.document_type, p.document_sealed document, u.name union_name
                from cover v join member m on m.id = v.member_id join person p on p.id = v.person_id join trade_union u on u.id = m.union_id
                where v.id = :cover and v.status in ('PROPOSED', 'CONFIRMED') and\s""" + scope.sql("v"))
                .bind("cover", coverId).bindMethods(scope).map(ConstructorMapper.of(Head.class)).findOne()
                .map(head -> new PersonCovers(head.memberNo(), head.name(), head.documentType(), head.document(), head.unionName(), day,
                        covers.all(), events, covers.benefits()));
    }

    /** The covers seen, latest year first, and what the carrier has paid under them. */
    static Covers covers(Handle h, SignedInUser user, long coverId, LocalDate day, boolean mayEnd) {
        var scope = user.scope();
        var lines = h.createQuery(seen(scope) + """
                select v.id, v.year, b.plan_name, b.benefits, b.way, %s state, v.starts_on, v.ends_on, v.ended_on, v.end_reason, k.card_no_sealed card,
                  k.status card_status, u.name enrolled_by, v.batch_id, b.batch_no, %s opens,
                  :mayEnd and v.status = 'CONFIRMED' and v.ended_on is null endable,
                  case when :kinds then paid.kind end kind, paid.paid_on, case when :kinds then paid.amount_fen end amount_fen
                from seen v join enrolment_batch b on b.id = v.batch_id join trade_union u on u.id = b.union_id
                  join card k on k.id = v.card_id
                  left join benefit paid on paid.cover_id = v.id and paid.status = 'REGISTERED'
                order by v.year desc, v.id desc, paid.paid_on desc, paid.import_id desc, paid.row_no""".formatted(CoverState.column(), scope.sql("b")))
                .bind("cover", coverId).bindMethods(scope).bind("today", day).bind("mayEnd", mayEnd)
                .bind("kinds", user.may(Permission.VIEW_BENEFIT_KINDS))
                .map((row, context) -> new Line(COVER.map(row, context), row.getDate("paid_on") == null ? null : BENEFIT.map(row, context))).list();
        return new Covers(lines.stream().map(Line::cover).distinct().toList(), lines.stream().map(Line::paid).filter(Objects::nonNull).toList());
    }

    static List<CoverEvent> events(Handle h, UnionScope scope, long coverId) {
        return h.createQuery(seen(scope) + """
                select v.year, e.kind = 'REVOKED' revoked, e.ended_on, e.end_reason reason, e.remark, e.actor_name, e.at
                from seen v join cover_event e on e.cover_id = v.id order by e.id desc""")
                .bind("cover", coverId).bindMethods(scope).map(ConstructorMapper.of(CoverEvent.class)).list();
    }

    /** A confirmed cover in scope, locked until the end of the transaction. */
    static Optional<Days> lock(Handle h, UnionScope scope, long coverId) {
        return h.createQuery("select starts_on, ends_on, ended_on, end_reason from cover v where v.id = :cover and v.status = 'CONFIRMED' and "
                + scope.sql("v") + " for update").bind("cover", coverId).bindMethods(scope).map(ConstructorMapper.of(Days.class)).findOne();
    }

    /** Whether a benefit was paid from a cover, or one waits to be registered. */
    static boolean hasPaid(Handle h, long coverId) {
        return h.createQuery("select exists (select from benefit where cover_id = :cover and status <> 'WITHDRAWN')").bind("cover", coverId)
                .mapTo(Boolean.class).one();
    }

    /** Ends a cover, or with null for the day takes that back. */
    static void end(Handle h, long coverId, LocalDate on, CoverEnd reason) {
        h.createUpdate("update cover set ended_on = :on, end_reason = :reason where id = :cover").bind("cover", coverId).bind("on", on)
                .bind("reason", reason).execute();
    }

    /** Notes what was done with the end of a cover. */
    static void note(Handle h, long coverId, String kind, Days days, String remark, SignedInUser actor, Instant now) {
        h.createUpdate("""
                insert into cover_event (cover_id, kind, ended_on, end_reason, remark, actor, actor_name, at)
                values (:cover, :kind, :endedOn, :endReason, :remark, :login, :name, :at)""").bind("cover", coverId).bind("kind", kind)
                .bindMethods(days).bind("remark", remark).bind("login", actor.login()).bind("name", actor.name()).bind("at", now).execute();
    }

    /** Covers with the benefits paid under them. */
    record Covers(List<PersonCover> all, List<Benefit> benefits) {
    }

    /** A cover with one benefit paid under it, or none. */
    private record Line(PersonCover cover, Benefit paid) {
    }

    /** Whose cover it is; public for Jdbi only. */
    public record Head(String memberNo, String name, DocumentType documentType, Masked document, String unionName) {
    }

    /** First and last day of a cover and how it has ended, if so; public for Jdbi only. */
    public record Days(LocalDate startsOn, LocalDate endsOn, LocalDate endedOn, CoverEnd endReason) {
    }
}
