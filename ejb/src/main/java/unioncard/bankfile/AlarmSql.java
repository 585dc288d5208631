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
