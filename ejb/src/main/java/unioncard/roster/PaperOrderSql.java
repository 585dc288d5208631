package unioncard.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.reports.Copy;
import unioncard.reports.DocumentKind;
import unioncard.security.Sealed;
import unioncard.security.SignedInUser;

/** The statements over orders of long documents. */
final class PaperOrderSql {

    private static final String ORDER = """
            select id, title, permission, union_id, line_count, done_count, status, size_bytes, asked_at, ended_at, kept_until
            from paper_order where user_id = :user""";

    private PaperOrderSql() {
    }

    /** A new order; empty when the person has the same one open already. */
    static Optional<Long> insert(Handle h, SignedInUser user, Asked asked) {
        return h.createQuery("""
                insert into paper_order (user_id, union_id, kind, title, permission, line_count, printed_at, print_count, printed_by, marked, key_sealed,
                  asked_at, kept_until)
                values (:user, :union, :kind, :title, :permission, :lineCount, :printedAt, :printCount, :printedBy, :marked, :keySealed, :askedAt, :keptUntil)
                on conflict (user_id, kind, title) where status = 'WAITING' do nothing returning id""").bindMethods(asked).bindMethods(asked.copy())
                .bind("user", user.id()).bind("union", user.unionId()).mapTo(Long.class).findOne();
    }

    /** The latest of a person's orders, newest first. */
    static List<PaperOrder> latest(Handle h, long user, int most) {
        return h.createQuery(ORDER + " order by id desc limit :most").bind("user", user).bind("most", most)
                .map(ConstructorMapper.of(PaperOrder.class)).list();
    }

    static Optional<PaperOrder> find(Handle h, long user, long id) {
        return h.createQuery(ORDER + " and id = :id").bind("user", user).bind("id", id).map(ConstructorMapper.of(PaperOrder.class)).findOne();
    }

    static Sealed key(Handle h, long id) {
        return h.createQuery("select key_sealed from paper_order where id = :id").bind("id", id).mapTo(Sealed.class).one();
    }

    /** What a job has to set into type; empty when the order is gone or has ended. */
    static Optional<Work> work(Handle h, long id) {
        return h.createQuery("""
                select kind, line_count, key_sealed, printed_at, print_count, printed_by, marked from paper_order
                where id = :id and status = 'WAITING'""").bind("id", id).map(ConstructorMapper.of(Work.class)).findOne();
    }

    static void advance(Handle h, long id, int lines) {
        h.createUpdate("update paper_order set done_count = :lines where id = :id").bind("id", id).bind("lines", lines).execute();
    }

    static void ready(Handle h, long id, long bytes, Instant now) {
        h.createUpdate("""
                update paper_order set status = 'READY', done_count = line_count, size_bytes = :bytes, ended_at = :now
                where id = :id and status = 'WAITING'""").bind("id", id).bind("bytes", bytes).bind("now", now).execute();
    }

    static void failed(Handle h, long id, Instant now) {
        h.createUpdate("update paper_order set status = 'FAILED', ended_at = :now where id = :id and status = 'WAITING'").bind("id", id).bind("now", now)
                .execute();
    }

    static void delete(Handle h, long id) {
        h.createUpdate("delete from paper_order where id = :id").bind("id", id).execute();
    }

    /** Forgets what nobody may fetch any more. */
    static void expire(Handle h, LocalDate today) {
        h.createUpdate("delete from paper_order where kept_until < :today and status <> 'WAITING'").bind("today", today).execute();
    }

    /** What somebody asks for; public for Jdbi only. */
    public record Asked(String kind, String title, String permission, int lineCount, Copy copy, Sealed keySealed, Instant askedAt,
            LocalDate keptUntil) {
    }

    /** What is to be set into type; public for Jdbi only. */
    public record Work(DocumentKind kind, int lineCount, Sealed keySealed, LocalDateTime printedAt, Integer printCount, String printedBy,
            boolean marked) {

        Copy copy() {
            return new Copy(printedAt, printCount, printedBy, marked);
        }
    }
}
