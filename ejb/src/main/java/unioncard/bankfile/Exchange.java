package unioncard.bankfile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.bankfile.FileSql.LineCounts;
import unioncard.card.BatchStatus;
import unioncard.card.CardBatch;

/** What the bank's answers do to the database, each in one transaction. Not for pages: {@link ExchangeMonitor} is. */
@ApplicationScoped
public class Exchange {

    static final String IMPORT_JOB = "bank-file-import";
    /** Answers to such a batch change nothing; they are kept for somebody to decide. */
    private static final Set<BatchStatus> CLOSED = EnumSet.of(BatchStatus.WITHDRAWN, BatchStatus.REJECTED);

    @PersistenceContext
    EntityManager entities;
    private final Jdbi jdbi;
    private final Clock clock;

    @Inject
    Exchange(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    Exchange() {
        this(null, null);
    }

    /** Refuses a file as a whole, with an alarm; nothing of it was applied. */
    @Transactional
    void refuse(Incoming file, String reason) {
        jdbi.useHandle(h -> {
            FileSql.finish(h, file.id(), FileStatus.REFUSED, reason, LineCounts.NONE, clock.instant());
            AlarmSql.raise(h, AlarmKind.REFUSED_FILE, file.name(), reason, clock.instant());
        });
    }

    /** The file is sound. */
    @Transactional
    void checked(long fileId, int lines) {
        jdbi.useHandle(h -> FileSql.checked(h, fileId, lines));
    }

    /** Applies an acknowledgement; harmless when repeated. One that contradicts what the bank has said before is refused. */
    @Transactional
    void acknowledge(long fileId, Acknowledgement answer) {
        var batch = lock(answer.batchNo());
        int sending = jdbi.withHandle(h -> FileSql.incoming(h, fileId)).sending();
        if (sending != batch.sending()) {
            aboutAnother(fileId, answer, sending, batch.sending());
            return;
        }
        boolean rejected = batch.status() == BatchStatus.REJECTED;
        if (batch.acknowledgedAt() != null && rejected == answer.accepted()) {
            throw new FileRefused(FileProblem.CONTRADICTION, rejected ? "已被拒收" : "已受理");
        }
        boolean news = batch.acknowledgedAt() == null;
        if (news && answer.accepted() && !jdbi.withHandle(h -> FileSql.repeats(h, answer, sending))) {
            throw new FileRefused(FileProblem.OTHER_FILE);
        }
        if (news && answer.accepted()) {
            batch.acknowledge(clock.instant());
        } else if (news) {
            batch.reject(answer.text(), clock.instant());
        }
        entities.flush();
        jdbi.useHandle(h -> {
            if (news && !answer.accepted()) {
                FileSql.refusedByBank(h, answer.batchNo(), sending, answer.text());
            }
            if (news) {
                ResultSql.logForBatch(h, batch.id(), answer.accepted() ? "银行已受理" : "银行拒收：" + answer.text(), clock.instant());
            }
            FileSql.finish(h, fileId, FileStatus.APPLIED, null, new LineCounts(1, 0, 0), clock.instant());
        });
    }

    /** An acknowledgement of another sending than the batch's last: the earlier ones were refused, and to hear that again changes nothing. */
    private void aboutAnother(long fileId, Acknowledgement answer, int sending, int last) {
        if (sending > last) {
            throw new FileRefused(FileProblem.SENDING, sending);
        }
        if (answer.accepted()) {
            throw new FileRefused(FileProblem.CONTRADICTION, "第 " + sending + " 次发送已被拒收，已改为第 " + last + " 次发送");
        }
        jdbi.useHandle(h -> FileSql.finish(h, fileId, FileStatus.APPLIED, "第 " + sending + " 次发送此前已被拒收，批次不变", LineCounts.NONE, clock.instant()));
    }

    /**
     * Applies the staged lines of a result file to lines, members, cards, pending list and log together. What comes for a batch that is
     * closed is held, every line of it. Nothing happens when the file was stopped.
     */
    @Transactional
    void apply(long fileId, String batchNo) {
        var now = clock.instant();
        var batch = lock(batchNo);
        jdbi.useHandle(h -> {
            if (!FileSql.lockReceived(h, fileId)) {
                return;
            }
            if (CLOSED.contains(batch.status())) {
                int held = ResultSql.holdAll(h, fileId, batch.id(), now);
                var reason = "批次" + batch.status().label() + "，反馈未处理，请逐行核实";
                FileSql.finish(h, fileId, FileStatus.QUARANTINED, reason, new LineCounts(0, held, 0), now);
                return;
            }
            ResultSql.classify(h, fileId, batch.id());
            ResultSql.hold(h, fileId, batch.id(), now);
            int applied = take(h, batch);
            FileSql.finish(h, fileId, FileStatus.APPLIED, null, ResultSql.counts(h, fileId, applied), now);
        });
    }

    /** The lines just classified take effect on their locked batch, whose counts and state follow; returns how many. */
    int take(Handle h, CardBatch batch) {
        int checked = ResultSql.check(h, batch.id(), clock.instant());
        if (checked > 0) {
            // What it has checked it has received: it can neither refuse the file as a whole any more nor be sent it again.
            batch.acknowledge(clock.instant());
            entities.flush();
        }
        int answered = ResultSql.apply(h, batch.id(), clock.instant());
        if (answered > 0) {
            var counts = h.createQuery("""
                    select count(*) filter (where status = 'ISSUED') issued, count(*) filter (where status = 'REFUSED') refused
                    from card_batch_line where batch_id = :batch""").bind("batch", batch.id()).map(ConstructorMapper.of(Counts.class)).one();
            batch.answered(counts.issued, counts.refused, clock.instant());
            entities.flush();
        }
        return checked + answered;
    }

    /** The batch, locked; refused when there is none. */
    CardBatch lock(String batchNo) {
        return entities.createQuery("select b from CardBatch b where b.batchNo = :no", CardBatch.class).setParameter("no", batchNo)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultStream().findFirst().orElseThrow(Exchange::unknown);
    }

    /** The batch that a file answers; refused when there is none, or it was not sent yet. A bank may be faster than the end of our sending: that fails. */
    @Transactional
    Batch batch(String batchNo) {
        return batch(batchNo, Integer.MAX_VALUE);
    }

    /** The same for an acknowledgement: an earlier sending of a batch that waits for its next one was sent. */
    @Transactional
    Batch batch(String batchNo, int sending) {
        var found = jdbi.withHandle(h -> h.createQuery("""
                select b.id, b.union_id, b.district_id, b.sending, b.status, exists (select from bank_file f
                  where f.batch_no = b.batch_no and f.direction = 'OUT' and f.status = 'SENDING') under_way from card_batch b where b.batch_no = :no""")
                .bind("no", batchNo).map(ConstructorMapper.of(Batch.class)).findOne()).orElseThrow(Exchange::unknown);
        if (found.status != BatchStatus.TO_SEND || sending < found.sending) {
            return found;
        }
        if (found.underWay) {
            throw new IllegalStateException("batch " + batchNo + " is answered while it is still being sent; the next try will find it sent");
        }
        throw unknown();
    }

    private static FileRefused unknown() {
        return new FileRefused(FileProblem.BATCH);
    }

    /** {@link FileSql#lastStaged}. */
    int lastStaged(long fileId) {
        return jdbi.withHandle(h -> FileSql.lastStaged(h, fileId));
    }

    /** The stored row of a file from the bank. */
    Incoming incoming(long fileId) {
        return jdbi.withHandle(h -> FileSql.incoming(h, fileId));
    }

    /** How many lines the batch has so far of each kind. */
    public record Counts(int issued, int refused) {
    }

    /**
     * A file from the bank as remembered.
     *
     * @param sending which sending of the batch an acknowledgement is about; 1 for results
     * @param lineCount lines of a result, once it was checked
     */
    public record Incoming(long id, String name, FileKind kind, String digest, String batchNo, int sending, Integer lineCount, FileStatus status) {
    }

    /**
     * A batch that is answered.
     *
     * @param underWay whether its request is being sent, so that the bank may have it
     */
    public record Batch(long id, long unionId, long districtId, int sending, BatchStatus status, boolean underWay) {

        /** Whether the bank may still have a word on it as a whole. */
        boolean sent() {
            return status != BatchStatus.WITHDRAWN;
        }
    }
}
