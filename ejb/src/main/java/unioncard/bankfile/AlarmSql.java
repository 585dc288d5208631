package unioncard.bankfile;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** SQL over {@code exchange_alarm}. */
final class AlarmSql {

    private static final int LONGEST_SUBJECT = 120;
    private static final int LONGEST_TEXT = 300;

    private AlarmSql() {
    }

    /** Raises an alarm; one that is open already about the same is left as it is. */
    static void raise(Handle h, AlarmKind kind, String subject, String text, Instant at) {
        h.createUpdate("""
                insert into exchange_alarm (kind, subject, text, raised_at) values (:kind, :subject, :text, :at)
                on conflict (kind, subject) where closed_at is null do nothing""")
                .bind("kind", kind).bind("subject", cut(subject, LONGEST_SUBJECT)).bind("text", cut(text, LONGEST_TEXT)).bind("at", at).execute();
    }

    /**
     * Closes the alarms whose cause is gone: a refused file that came again under its name and took effect, trouble with a file that is sent or handled
     * by now, an overdue batch that the bank has answered or the union has taken back. A changed file, or one of the same name with other content,
     * is for a person to look at, whatever came after.
     */
    static void closeOvercome(Handle h, Instant at) {
        close(h, """
                a.kind = 'REFUSED_FILE' and exists (select from bank_file f where f.direction = 'IN' and f.name = a.subject
                  and f.status in ('APPLIED', 'QUARANTINED') and f.finished_at >= a.raised_at)
                or a.kind = 'NOT_SENT' and exists (select from bank_file f where f.direction = 'OUT' and f.name = a.subject
                  and f.status = 'SENT' and f.finished_at >= a.raised_at)
                or a.kind = 'NOT_PROCESSED' and exists (select from bank_file f where f.direction = 'IN' and f.name = a.subject
                  and f.status in ('APPLIED', 'QUARANTINED', 'REFUSED') and f.finished_at >= a.raised_at)
                or a.kind = 'NOT_PROCESSED' and exists (select from card_batch b join bank_file f on f.batch_no = b.batch_no and f.sending = b.sending
                  where a.subject = '批次 ' || b.batch_no and b.batch_no = right(a.subject, 14) and f.direction = 'OUT'
                  and (f.status = 'SENT' and f.finished_at >= a.raised_at or f.status = 'AWAITING_RELEASE'))
                or a.kind in ('UNANSWERED', 'NOT_PROCESSED') and exists (select from card_batch b where b.batch_no = right(a.subject, 14)
                  and (b.status in ('ANSWERED', 'WITHDRAWN') or a.kind = 'UNANSWERED' and b.status = 'REJECTED'))""", List.of(), at);
    }

    /** Closes alarms of a kind about subjects of which is known that their cause is gone. */
    static void closeOvercome(Handle h, AlarmKind kind, List<String> subjects, Instant at) {
        close(h, "kind = '" + kind.name() + "' and subject = any(:subjects)", subjects, at);
    }

    private static void close(Handle h, String which, List<String> subjects, Instant at) {
        h.createUpdate("update exchange_alarm a set closed_at = :at, closed_by = '系统', closed_reason = '原因已消除，自动关闭' where closed_at is null and ("
                + which + ")").bindArray("subjects", String.class, subjects).bind("at", at).execute();
    }

    /** Open alarms, oldest first. */
    static List<ExchangeMonitor.Alarm> open(Handle h) {
        return h.createQuery("select id, kind, subject, text, raised_at from exchange_alarm where closed_at is null order by id limit 200")
                .map(ConstructorMapper.of(ExchangeMonitor.Alarm.class)).list();
    }

    /** Closes an alarm; false when it was closed meanwhile. */
    static boolean close(Handle h, long id, String who, String reason, Instant at) {
        return h.createUpdate("""
                update exchange_alarm set closed_at = :at, closed_by = :who, closed_reason = :reason where id = :id and closed_at is null""")
                .bind("at", at).bind("who", who).bind("reason", reason).bind("id", id).execute() == 1;
    }

    static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) > most ? text.substring(0, text.offsetByCodePoints(0, most)) : text;
    }
}
