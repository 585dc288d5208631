package unioncard.bankfile;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.bankfile.Exchange.Incoming;

/** SQL over {@code bank_file}. */
final class FileSql {

    private FileSql() {
    }

    static Optional<Incoming> known(Handle h, String digest) {
        return h.createQuery("""
                select id, name, kind, batch_no, status from bank_file where direction = 'IN' and digest = :digest and status <> 'REPEATED'""")
                .bind("digest", digest).map(ConstructorMapper.of(Incoming.class)).findOne();
    }

    static Incoming incoming(Handle h, long id) {
        return h.createQuery("select id, name, kind, batch_no, status from bank_file where id = :id").bind("id", id)
                .map(ConstructorMapper.of(Incoming.class)).one();
    }

    static boolean nameTaken(Handle h, String name) {
        return h.createQuery("select 1 from bank_file where direction = 'IN' and name = :name limit 1").bind("name", name)
                .mapTo(Integer.class).findOne().isPresent();
    }

    /** The file, when its last job has failed and that is long enough ago to try again. */
    static Optional<Long> retryAfter(Handle h, long id, Instant failedBefore) {
        return h.createQuery("""
                select f.id from bank_file f where f.id = :id and not exists (
                  select 1 from job_run r where r.job = 'bank-file-import' and r.subject = f.id::text
                    and (r.status = 'RUNNING' or r.finished_at > :before))""")
                .bind("id", id).bind("before", failedBefore).mapTo(Long.class).findOne();
    }

    static long insert(Handle h, String name, String digest, long size, Optional<IncomingName> parsed, String status, String reason, Instant at) {
        return h.createQuery("""
                insert into bank_file (direction, kind, name, digest, size_bytes, batch_no, status, reason, at, finished_at)
                values ('IN', :kind, :name, :digest, :size, :batchNo, :status, :reason, :at,
                  case when :status = 'RECEIVED' then null else cast(:at as timestamptz) end)
                returning id""")
                .bind("kind", parsed.isPresent() && parsed.get().acknowledgement() ? "ACKNOWLEDGEMENT" : "RESULT")
                .bind("name", name.length() > 120 ? name.substring(0, 120) : name).bind("digest", digest).bind("size", size)
                .bind("batchNo", parsed.map(IncomingName::batchNo).orElse(null)).bind("status", status).bind("reason", reason)
                .bind("at", at).mapTo(Long.class).one();
    }

    static void finish(Handle h, long id, String status, String reason, int applied, int rejected, Instant at) {
        h.createUpdate("""
                update bank_file set status = :status, reason = :reason, applied_count = :applied, rejected_count = :rejected, finished_at = :at
                where id = :id""").bind("status", status).bind("reason", reason).bind("applied", applied).bind("rejected", rejected)
                .bind("at", at).bind("id", id).execute();
    }

    /** Forgets the lines read so far: the file is read from its beginning. */
    static void unstage(Handle h, long id) {
        h.createUpdate("delete from bank_result_line where file_id = :id").bind("id", id).execute();
        h.createUpdate("delete from bank_rejection where file_id = :id").bind("id", id).execute();
    }

    /** The last line of the file that was read and committed, 1 (the header) when none was. */
    static int lastStaged(Handle h, long id) {
        return h.createQuery("""
                select greatest(1, (select max(line_no) from bank_result_line where file_id = :id),
                  (select max(line_no) from bank_rejection where file_id = :id))""").bind("id", id).mapTo(Integer.class).one();
    }

    static void lineCount(Handle h, long id, int lines) {
        h.createUpdate("update bank_file set line_count = :lines where id = :id").bind("lines", lines).bind("id", id).execute();
    }

    /** The request file; a restarted job finds it remembered already. */
    static void written(Handle h, String name, String digest, long size, String batchNo, int lines, long batchId, Instant at) {
        int fresh = h.createUpdate("""
                insert into bank_file (direction, kind, name, digest, size_bytes, batch_no, line_count, status, at, finished_at)
                values ('OUT', 'REQUEST', :name, :digest, :size, :batchNo, :lines, 'WRITTEN', :at, :at)
                on conflict (direction, digest) where status <> 'REPEATED' do nothing""")
                .bind("name", name).bind("digest", digest).bind("size", size).bind("batchNo", batchNo).bind("lines", lines)
                .bind("at", at).execute();
        if (fresh == 1) {
            ResultSql.logForBatch(h, batchId, "已发送银行，等待受理", at);
        }
    }
}
