package unioncard.bankfile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** SQL that compares what was sent with what has become of it. */
final class ReconciliationSql {

    private ReconciliationSql() {
    }

    /** One row for each day on which something was sent, newest first; without what the bank has rejected and the union has taken back. */
    static List<Reconciliation> days(Handle h, LocalDate from, LocalDate to, ZoneId zone) {
        return h.createQuery("""
                with sent as (select b.id, b.batch_no, b.sending, b.issued_count + b.refused_count counted, cast(b.sent_at at time zone :zone as date) as day
                  from card_batch b where b.sent_at >= :begin and b.sent_at < :end and b.status <> 'WITHDRAWN'),
                lines as (select l.batch_id, count(*) filter (where l.status = 'ISSUED') issued,
                    count(*) filter (where l.status = 'REFUSED' and l.bank_code <> 'CLOSED') refused,
                    count(*) filter (where l.bank_code = 'CLOSED') closed, count(*) filter (where l.status = 'OPEN') as open,
                    count(*) filter (where l.status = 'REFUSED' and l.bank_code is null) as gone
                  from card_batch_line l where l.batch_id in (select id from sent) group by l.batch_id),
                files as (select f.batch_no, max(f.line_count) sent from bank_file f where f.direction = 'OUT' and f.status in ('SENT', 'WRITTEN', 'SENDING')
                  and (f.batch_no, f.sending) in (select batch_no, sending from sent) group by f.batch_no),
                cards as (select c.batch_id, count(*) cards from card c where c.batch_id in (select id from sent) group by c.batch_id)
                select s.day, count(*) batches, coalesce(sum(f.sent), 0) sent, coalesce(sum(l.issued), 0) issued, coalesce(sum(l.refused), 0) refused,
                  coalesce(sum(l.closed), 0) closed, coalesce(sum(l.open), 0) "open", coalesce(sum(l.gone), 0) "left",
                  coalesce(sum(c.cards), 0) cards, sum(s.counted) counted
                from sent s left join lines l on l.batch_id = s.id left join files f on f.batch_no = s.batch_no left join cards c on c.batch_id = s.id
                group by s.day order by s.day desc""")
                .bind("zone", zone.getId()).bind("begin", from.atStartOfDay(zone).toInstant()).bind("end", to.plusDays(1).atStartOfDay(zone).toInstant())
                .map(ConstructorMapper.of(Reconciliation.class)).list();
    }

    /** Alarms about batches sent before a moment that the bank has not wholly answered. */
    static void alarmUnanswered(Handle h, Instant sentBefore, Instant now) {
        h.createUpdate("""
                insert into exchange_alarm (kind, subject, text, raised_at)
                select 'UNANSWERED', batch_no, '批次 ' || batch_no || ' 发送后逾期，还有 ' || line_count - issued_count - refused_count || ' 人未反馈，请与银行核实', :now
                from card_batch where status in ('SENT', 'ACKNOWLEDGED', 'PARTLY_ANSWERED') and sent_at < :before
                on conflict (kind, subject) where closed_at is null do nothing""").bind("before", sentBefore).bind("now", now).execute();
    }

    /** Closes alarms about batches whose result files count on without a gap by now. */
    static void closeGaps(Handle h, String numberPattern, Instant now) {
        var whole = h.createQuery("""
                select batch_no from (select f.batch_no, cast(substring(f.name from :number) as integer) no
                  from exchange_alarm a join bank_file f on f.batch_no = a.subject
                  where a.kind = 'GAP' and a.closed_at is null and f.direction = 'IN' and f.kind = 'RESULT' and f.status in ('APPLIED', 'QUARANTINED')) n
                group by batch_no having max(no) = count(distinct no)""")
                .bind("number", numberPattern).mapTo(String.class).list();
        AlarmSql.closeOvercome(h, AlarmKind.GAP, whole, now);
    }

    /** Alarms about batches whose result files do not count on without a gap a day after the last came; the pattern's group is the number in a name. */
    static void alarmGaps(Handle h, String numberPattern, Instant receivedBefore, Instant now) {
        h.createUpdate("""
                insert into exchange_alarm (kind, subject, text, raised_at)
                select 'GAP', batch_no, '批次 ' || batch_no || ' 的反馈文件缺号：收到 ' || count(*) || ' 份，编号到 ' || max(no), :now
                from (select distinct batch_no, cast(substring(name from :number) as integer) no, max(at) over (partition by batch_no) last
                  from bank_file where direction = 'IN' and kind = 'RESULT' and status in ('APPLIED', 'QUARANTINED') and batch_no is not null) f
                where last < :before group by batch_no having max(no) > count(distinct no)
                on conflict (kind, subject) where closed_at is null do nothing""")
                .bind("number", numberPattern).bind("before", receivedBefore).bind("now", now).execute();
    }
}
