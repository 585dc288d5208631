package unioncard.bankfile;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.card.Submission;

/** SQL over {@code exchange_work}. */
final class WorkSql {

    private WorkSql() {
    }

    static void note(Handle h, String job, String subject, ExchangePhase phase, Integer total, Integer begunWith, Integer done, Instant begunAt, Instant now) {
        h.createUpdate("""
                insert into exchange_work (job, subject, phase, total, begun_with, done, begun_at, noted_at)
                values (:job, :subject, :phase, :total, :begunWith, :done, :begunAt, :now)
                on conflict (job, subject) do update set phase = :phase, total = :total, begun_with = :begunWith, done = :done, begun_at = :begunAt,
                  noted_at = :now""")
                .bind("job", job).bind("subject", subject).bind("phase", phase).bind("total", total).bind("begunWith", begunWith).bind("done", done)
                .bind("begunAt", begunAt).bind("now", now).execute();
    }

    static void delete(Handle h, String job, String subject) {
        h.createUpdate("delete from exchange_work where job = :job and subject = :subject").bind("job", job).bind("subject", subject).execute();
    }

    static void deleteKilled(Handle h, String node) {
        h.createUpdate("""
                delete from exchange_work w where not exists (select from job_run r where r.job = w.job and r.subject = w.subject
                  and r.status = 'RUNNING' and r.node <> :node)""").bind("node", node).execute();
    }

    /** What open jobs are at, in the order in which they were asked for. A request has no file until it is written: it is called by its batch. */
    static List<ExchangeMonitor.Work> open(Handle h) {
        return h.createQuery("""
                select coalesce(f.name, '批次 ' || b.batch_no, w.subject) subject, w.phase, w.total, w.begun_with, w.done, w.begun_at, w.noted_at
                from job_run r join exchange_work w using (job, subject)
                  left join bank_file f on w.job = :import and f.id = w.subject::bigint
                  left join card_batch b on w.job = :export and b.id = w.subject::bigint
                where r.status = 'RUNNING' order by r.id limit 50""").bind("import", Exchange.IMPORT_JOB).bind("export", Submission.EXPORT_JOB)
                .map(ConstructorMapper.of(ExchangeMonitor.Work.class)).list();
    }
}
