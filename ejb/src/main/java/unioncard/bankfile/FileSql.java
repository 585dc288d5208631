package unioncard.bankfile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.bankfile.Exchange.Incoming;

/** SQL over files from the bank. */
final class FileSql {

    private static final String NO_JOB_SINCE = """
            and not exists (select 1 from job_run r where r.job = '%s' and r.subject = x.id::text and (r.status = 'RUNNING' or r.finished_at > :before))
            order by x.id limit 1000""";

    private static final int LONGEST_NAME = 120;

    private FileSql() {
    }

    /** Lets one node at a time look at files of this content, until its transaction ends. */
    static void oneAtATime(Handle h, String digest) {
        h.execute("select pg_advisory_xact_lock(hashtextextended('bank_file ' || ?, 0))", digest);
    }

    /** The file of that content which took effect, or still may. */
    static Optional<Incoming> known(Handle h, String digest, int sending) {
        return h.createQuery("""
                select id, name, kind, digest, batch_no, sending, line_count, status from bank_file
                where direction = 'IN' and digest = :digest and sending = :sending and status not in ('REPEATED', 'REFUSED')""")
                .bind("digest", digest).bind("sending", sending).map(ConstructorMapper.of(Incoming.class)).findOne();
    }

    static Incoming incoming(Handle h, long id) {
        return h.createQuery("select id, name, kind, digest, batch_no, sending, line_count, status from bank_file where id = :id").bind("id", id)
                .map(ConstructorMapper.of(Incoming.class)).one();
    }

    /** The last file of that name and content that was refused. */
    static Optional<Refused> refused(Handle h, String name, String digest) {
        return h.createQuery("""
                select id, left_at is not null "left" from bank_file where direction = 'IN' and digest = :digest and name = :name and status = 'REFUSED'
                order by id desc limit 1""").bind("digest", digest).bind("name", stored(name)).map(ConstructorMapper.of(Refused.class)).findOne();
    }

    /** A file that was refused, and whether it has left the inbox. */
    public record Refused(long id, boolean left) {
    }

    static void hasLeft(Handle h, long id, Instant at) {
        h.createUpdate("update bank_file set left_at = :at where id = :id and left_at is null").bind("id", id).bind("at", at).execute();
    }

    /** Whether another file of the same name or content counts by now. */
    static boolean overtaken(Handle h, long id) {
        return h.createQuery("""
                select 1 from bank_file f join bank_file o on o.direction = 'IN' and o.id <> f.id
                  and o.status in ('RECEIVED', 'STOPPED', 'APPLIED', 'QUARANTINED') and (o.name = f.name or o.digest = f.digest and o.sending = f.sending)
                where f.id = :id limit 1""").bind("id", id).mapTo(Integer.class).findOne().isPresent();
    }

    /** Whether a file of the name counts already. One that was refused may be corrected by the bank under its old name. */
    static boolean nameTaken(Handle h, String name) {
        return h.createQuery("""
                select 1 from bank_file where direction = 'IN' and name = :name and status in ('RECEIVED', 'STOPPED', 'APPLIED', 'QUARANTINED') limit 1""")
                .bind("name", stored(name)).mapTo(Integer.class).findOne().isPresent();
    }

    /** As much of a name as is kept. */
    private static String stored(String name) {
        return AlarmSql.cut(name, LONGEST_NAME);
    }

    /** Batches that wait to be sent, or sent again, and have no job. A file that awaits its release, or was stopped, waits for a person. */
    static List<Long> batchesToSend(Handle h, Instant before) {
        return h.createQuery("""
                select x.id from card_batch x where (x.status = 'TO_SEND' and not exists (
                    select 1 from bank_file f where f.batch_no = x.batch_no and f.sending = x.sending and f.direction = 'OUT'
                      and f.status in ('AWAITING_RELEASE', 'REFUSED', 'STOPPED'))
                  or x.batch_no in (select f.batch_no from bank_file f where f.direction = 'OUT' and f.status in ('WRITTEN', 'SENDING')))
                """ + NO_JOB_SINCE.formatted("bank-request-export")).bind("before", before).mapTo(Long.class).list();
    }

    /** Files received and not applied whose last job has failed. */
    static List<Long> filesToApply(Handle h, Instant before) {
        return h.createQuery("select x.id from bank_file x where x.status = 'RECEIVED' " + NO_JOB_SINCE.formatted("bank-file-import"))
                .bind("before", before).mapTo(Long.class).list();
    }

    /** Whether the file still waits for its lines to be applied; locked, so that nobody stops it meanwhile. */
    static boolean lockReceived(Handle h, long id) {
        return h.createQuery("select 1 from bank_file where id = :id and status = 'RECEIVED' for update").bind("id", id).mapTo(Integer.class)
                .findOne().isPresent();
    }

    /** The new row; empty when another node has remembered the same content at the same moment. */
    static Optional<Long> insert(Handle h, String name, String digest, long size, Optional<IncomingName> parsed, FileStatus status, String reason, Instant at) {
        return h.createQuery("""
                insert into bank_file (direction, kind, name, digest, size_bytes, batch_no, sending, status, reason, at, finished_at)
                values ('IN', :kind, :name, :digest, :size, :batchNo, :sending, :status, :reason, :at,
                  case when :status = 'RECEIVED' then null else cast(:at as timestamptz) end)
                on conflict (direction, digest, sending) where status <> 'REPEATED' and (direction = 'OUT' or status <> 'REFUSED') do nothing
                returning id""")
                .bind("kind", parsed.isPresent() && parsed.get().acknowledgement() ? FileKind.ACKNOWLEDGEMENT : FileKind.RESULT)
                .bind("name", stored(name)).bind("digest", digest).bind("size", size)
                .bind("batchNo", parsed.map(IncomingName::batchNo).orElse(null)).bind("sending", parsed.map(IncomingName::sending).orElse(1))
                .bind("status", status).bind("reason", reason)
                .bind("at", at).mapTo(Long.class).findOne();
    }

    static void finish(Handle h, long id, FileStatus status, String reason, LineCounts counts, Instant at) {
        h.createUpdate("""
                update bank_file set status = :status, reason = :reason, applied_count = :applied, rejected_count = :rejected,
                  repeated_count = :repeated, finished_at = :at
                where id = :id""").bind("status", status).bind("reason", reason).bindMethods(counts).bind("at", at).bind("id", id).execute();
    }

    /** Whether an acknowledgement is about the request as it was sent; of one written before its digest was kept nothing can be said against it. */
    static boolean repeats(Handle h, Acknowledgement answer, int sending) {
        return h.createQuery("select line_count, sm3 from bank_file where direction = 'OUT' and batch_no = :batchNo and sending = :sending "
                + "order by id desc limit 1").bind("batchNo", answer.batchNo()).bind("sending", sending).map((row, context) -> row.getString("sm3") == null
                        || answer.repeats(row.getInt("line_count"), row.getString("sm3"))).findOne().orElse(true);
    }

    /** Writes to the request of a sending that the bank has refused it. */
    static void refusedByBank(Handle h, String batchNo, int sending, String text) {
        h.createUpdate("update bank_file set reason = :reason where direction = 'OUT' and batch_no = :batchNo and sending = :sending and status = 'SENT'")
                .bind("reason", AlarmSql.cut("银行拒收：" + text, 300)).bind("batchNo", batchNo).bind("sending", sending).execute();
    }

    /** The file is sound and has so many lines; forgets the lines read so far: it is read from its beginning. */
    static void checked(Handle h, long id, int lines) {
        h.createUpdate("update bank_file set line_count = :lines where id = :id").bind("lines", lines).bind("id", id).execute();
        forgetLines(h, id);
    }

    /** Forgets what was read of a file that has not taken effect. */
    static void forgetLines(Handle h, long id) {
        h.createUpdate("delete from bank_result_line where file_id = :id").bind("id", id).execute();
        h.createUpdate("delete from bank_rejection where file_id = :id").bind("id", id).execute();
    }

    /** The last line of the file that was read and committed, 1 (the header) when none was. */
    static int lastStaged(Handle h, long id) {
        return h.createQuery("""
                select greatest(1, (select max(line_no) from bank_result_line where file_id = :id),
                  (select max(line_no) from bank_rejection where file_id = :id))""").bind("id", id).mapTo(Integer.class).one();
    }

    /**
     * What became of the lines of a file.
     *
     * @param repeated answered before in the same way, so nothing was to be done
     */
    public record LineCounts(int applied, int rejected, int repeated) {

        static final LineCounts NONE = new LineCounts(0, 0, 0);
    }
}
