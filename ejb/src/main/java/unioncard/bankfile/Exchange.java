package unioncard.bankfile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.card.CardBatch;
import unioncard.card.Submission;
import unioncard.shared.JobRuns;

/** What the jobs do to the database, each in one transaction. Not for pages: {@link ExchangeMonitor} is. */
@ApplicationScoped
public class Exchange {

    static final String IMPORT_JOB = "bank-file-import";

    @PersistenceContext
    EntityManager entities;
    private final Jdbi jdbi;
    private final Clock clock;
    private final JobRuns runs;

    @Inject
    Exchange(Jdbi jdbi, Clock clock, JobRuns runs) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.runs = runs;
    }

    Exchange() {
        this(null, null, null);
    }

    /** The request file lies complete in the outbox. */
    @Transactional
    void sent(long batchId, String name, String digest, long size, int lines) {
        var batch = entities.find(CardBatch.class, batchId, LockModeType.PESSIMISTIC_WRITE);
        batch.markSent(clock.instant());
        entities.flush();
        jdbi.useHandle(h -> FileSql.written(h, name, digest, size, batch.batchNo(), lines, batchId, clock.instant()));
    }

    /** Asks again for every batch that waits to be sent and has no job, because its last one failed: a full disk, a folder away. */
    @Transactional
    void resume() {
        jdbi.useHandle(h -> h.createQuery("select id from card_batch where status = 'TO_SEND' order by id limit 1000").mapTo(String.class).list()
                .forEach(id -> runs.enqueue(Submission.EXPORT_JOB, id)));
    }

    /** A file has appeared in the inbox: remembers it and asks for its import, or says why not. Safe on two nodes at once. */
    @Transactional
    Receipt receive(String name, String digest, long size) {
        var now = clock.instant();
        var parsed = IncomingName.parse(name);
        return jdbi.withHandle(h -> {
            var known = FileSql.known(h, digest).orElse(null);
            if (known != null && known.status().equals("RECEIVED")) {
                FileSql.retryAfter(h, known.id(), now.minusSeconds(60)).ifPresent(id -> runs.enqueue(IMPORT_JOB, Long.toString(id)));
                return new Receipt(known.id(), false);
            }
            if (known != null && runs.isOpen(IMPORT_JOB, Long.toString(known.id()))) {
                // Applied this very moment; its job's last step moves it away.
                return new Receipt(known.id(), false);
            }
            if (known != null) {
                return new Receipt(FileSql.insert(h, name, digest, size, parsed, "REPEATED", "与编号 " + known.id() + " 的文件内容相同，未重复处理", now), true);
            }
            if (parsed.isEmpty()) {
                return new Receipt(FileSql.insert(h, name, digest, size, parsed, "REFUSED", "文件名不符合约定格式", now), true);
            }
            if (FileSql.nameTaken(h, name)) {
                return new Receipt(FileSql.insert(h, name, digest, size, parsed, "REFUSED", "同名文件已处理过，而本文件内容不同，请与银行核实", now), true);
            }
            long id = FileSql.insert(h, name, digest, size, parsed, "RECEIVED", null, now);
            runs.enqueue(IMPORT_JOB, Long.toString(id));
            return new Receipt(id, false);
        });
    }

    /** Refuses a file as a whole; nothing of it was applied. */
    @Transactional
    void refuse(long fileId, String reason) {
        jdbi.useHandle(h -> FileSql.finish(h, fileId, "REFUSED", reason, 0, 0, clock.instant()));
    }

    /** Applies an acknowledgement; harmless when repeated. */
    @Transactional
    void acknowledge(long fileId, Acknowledgement answer) {
        var batch = lock(answer.batchNo());
        if (answer.accepted()) {
            batch.acknowledge(clock.instant());
        } else {
            batch.reject(answer.text(), clock.instant());
        }
        entities.flush();
        jdbi.useHandle(h -> {
            ResultSql.logForBatch(h, batch.id(), answer.accepted() ? "银行已受理" : "银行拒收：" + answer.text(), clock.instant());
            FileSql.finish(h, fileId, "APPLIED", null, 1, 0, clock.instant());
        });
    }

    /** Applies the staged lines of a result file to lines, members, cards, pending list and log together. */
    @Transactional
    void apply(long fileId, String batchNo) {
        var now = clock.instant();
        var batch = lock(batchNo);
        jdbi.useHandle(h -> {
            ResultSql.classify(h, fileId, batch.id());
            ResultSql.reject(h, fileId);
            int applied = ResultSql.apply(h, batch.id(), now);
            var counts = h.createQuery("""
                    select count(*) filter (where status = 'ISSUED') issued, count(*) filter (where status = 'REFUSED') refused
                    from card_batch_line where batch_id = :batch""").bind("batch", batch.id()).map(ConstructorMapper.of(Counts.class)).one();
            if (applied > 0) {
                batch.answered(counts.issued, counts.refused, now);
                entities.flush();
            }
            int rejected = h.createQuery("select count(*) from bank_rejection where file_id = :file").bind("file", fileId)
                    .mapTo(Integer.class).one();
            FileSql.finish(h, fileId, "APPLIED", null, applied, rejected, now);
        });
    }

    private CardBatch lock(String batchNo) {
        return entities.createQuery("select b from CardBatch b where b.batchNo = :no", CardBatch.class).setParameter("no", batchNo)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultStream().findFirst()
                .orElseThrow(() -> new FileRefused("批次不存在、未发送或已撤回"));
    }

    /** Whether the batch of a file is one of ours that may be answered. */
    @Transactional
    boolean knows(String batchNo) {
        return jdbi.withHandle(h -> h.createQuery("select 1 from card_batch where batch_no = :no and status not in ('TO_SEND', 'WITHDRAWN')")
                .bind("no", batchNo).mapTo(Integer.class).findOne()).isPresent();
    }

    /** The stored row of a file from the bank. */
    Incoming incoming(long fileId) {
        return jdbi.withHandle(h -> FileSql.incoming(h, fileId));
    }

    /** How many lines the batch has so far of each kind. */
    public record Counts(int issued, int refused) {
    }

    /** What became of a file in the inbox; {@code done} means that no job will come, so it may be moved away. */
    record Receipt(long fileId, boolean done) {
    }

    /** A file from the bank as remembered. */
    public record Incoming(long id, String name, String kind, String batchNo, String status) {
    }
}
