package unioncard.bankfile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.card.BatchStatus;
import unioncard.card.Submission;
import unioncard.shared.Digests;

/** SQL of what an operator does with a file. */
final class OperationSql {

    private static final String SUBJECT = """
            select f.id, f.name, f.digest, f.direction = 'OUT' outgoing, f.batch_no, (f.sending = b.sending) is true latest, f.status,
              b.id batch_id, b.status batch_status
            from bank_file f left join card_batch b on b.batch_no = f.batch_no where f.id = :id""";

    private OperationSql() {
    }

    static Optional<Subject> find(Handle h, long id) {
        return h.createQuery(SUBJECT).bind("id", id).map(ConstructorMapper.of(Subject.class)).findOne();
    }

    static Optional<Subject> lock(Handle h, long id) {
        return h.createQuery(SUBJECT + " for update of f").bind("id", id).map(ConstructorMapper.of(Subject.class)).findOne();
    }

    /**
     * False when there is nothing to stop any more. Does not wait for lines that are being applied: they hold the file. A request is stopped in the sending
     * that its batch waits for, and only before the bank may have it.
     */
    static boolean stop(Handle h, long id, String who) {
        return h.createUpdate("""
                update bank_file set status = 'STOPPED', reason = '由' || :who || case direction when 'OUT' then '停止，未发送' else '停止，未入库' end
                where id = (select f.id from bank_file f where f.id = :id and (f.direction = 'IN' and f.kind = 'RESULT' and f.status = 'RECEIVED'
                    or f.direction = 'OUT' and f.status = 'WRITTEN' and exists (select from card_batch b
                      where b.batch_no = f.batch_no and b.sending = f.sending and b.status = 'TO_SEND')) for update skip locked)""")
                .bind("id", id).bind("who", who).execute() == 1;
    }

    static void goOn(Handle h, long id) {
        h.createUpdate("""
                update bank_file set status = case direction when 'OUT' then 'WRITTEN' else 'RECEIVED' end, reason = null
                where id = :id and status = 'STOPPED'""").bind("id", id).execute();
    }

    /** False when it is not stopped. What was read of it is forgotten. */
    static boolean refuse(Handle h, long id, String reason, Instant now) {
        boolean refused = h.createUpdate("update bank_file set status = 'REFUSED', reason = :reason, finished_at = :now"
                + " where id = :id and status = 'STOPPED' and direction = 'IN'")
                .bind("reason", reason).bind("now", now).bind("id", id).execute() == 1;
        if (refused) {
            FileSql.forgetLines(h, id);
        }
        return refused;
    }

    /** A refused file of the bank is judged anew. */
    static void judgeAnew(Handle h, long id) {
        h.createUpdate("update bank_file set status = 'RECEIVED', reason = null, finished_at = null where id = :id").bind("id", id).execute();
    }

    /** A request that must not be sent as it is: it is written anew, so no row may tell of its bytes. */
    static void forget(Handle h, long id) {
        h.createUpdate("delete from bank_file where id = :id").bind("id", id).execute();
    }

    static void sendAgain(Handle h, long id) {
        h.createUpdate("update bank_file set status = 'WRITTEN' where id = :id").bind("id", id).execute();
    }

    /**
     * A file with its batch.
     *
     * @param batchNo null when the name of a file of the bank tells no batch
     * @param latest whether it belongs to the last sending of its batch
     * @param batchId null when the file names no batch of ours
     */
    public record Subject(long id, String name, String digest, boolean outgoing, String batchNo, boolean latest, FileStatus status, Long batchId,
            BatchStatus batchStatus) {

        /** Whether something is left to do. */
        boolean waits() {
            return status.waits() && (!outgoing || batchStatus == BatchStatus.TO_SEND || batchStatus == BatchStatus.SENT);
        }

        /** Where it lies, if it still lies there as it was exchanged. */
        Optional<Path> path() {
            return Optional.of(outgoing ? BankFolders.outgoing(name) : BankFolders.received(id, name))
                    .filter(file -> Files.exists(file) && Digests.sha256(file).equals(digest));
        }

        /** Whether a refusal may be overcome from this side: a batch that still waits to be sent, or a file of the bank by whose name it is known. */
        boolean renewable() {
            return status == FileStatus.REFUSED && (outgoing ? batchStatus == BatchStatus.TO_SEND : batchNo != null);
        }

        /** Whether it may go out once more: the bank has not said that it has it, or has refused it. */
        boolean resendable() {
            return outgoing && latest && status == FileStatus.SENT && (batchStatus == BatchStatus.SENT || batchStatus == BatchStatus.REJECTED);
        }

        /** Whether somebody had it sent anew already. */
        boolean resent() {
            return outgoing && (!latest || batchStatus == BatchStatus.TO_SEND);
        }

        String job() {
            return outgoing ? Submission.EXPORT_JOB : Exchange.IMPORT_JOB;
        }

        String jobSubject() {
            return Long.toString(outgoing ? batchId : id);
        }
    }
}
