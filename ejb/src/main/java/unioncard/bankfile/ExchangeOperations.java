package unioncard.bankfile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.bankfile.OperationSql.Subject;
import unioncard.card.BatchStatus;
import unioncard.card.CardBatch;
import unioncard.card.Submission;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.shared.DomainException;
import unioncard.shared.JobRuns;
import unioncard.shared.Reason;

/** 交换监控: what an operator does with a file. For the whole city. */
@Stateless
public class ExchangeOperations {

    @PersistenceContext
    EntityManager entities;
    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;
    private JobRuns runs;
    /** Where a file lies as it was exchanged; another place in tests. */
    Function<Subject, Optional<Path>> path = Subject::path;

    public ExchangeOperations() {
    }

    @Inject
    ExchangeOperations(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note, JobRuns runs) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
        this.runs = runs;
    }

    /**
     * 停止处理 of a result file: nothing of it takes effect until it is gone on with. 停止发送 of a request that was written: it stays here until then. Refused
     * with {@code exchange.not-stoppable} once the lines of a result are being applied, or were, and once the bank may have a request.
     */
    @Requires(Permission.OPERATE_EXCHANGE)
    public void stop(long fileId) {
        note.about("file " + fileId);
        if (!jdbi.withHandle(h -> OperationSql.stop(h, fileId, current.get().name()))) {
            throw new DomainException("exchange.not-stoppable");
        }
    }

    /**
     * 继续处理 of what was stopped, and 立即重试 of what waits for its next try: a file of the bank is read from its beginning, a written one is
     * sent. Refused with {@code exchange.under-way} while its job is open, and with {@code changed-meanwhile} when there is nothing left to do.
     */
    @Requires(Permission.OPERATE_EXCHANGE)
    public void resume(long fileId) {
        note.about("file " + fileId);
        jdbi.useHandle(h -> {
            var file = OperationSql.lock(h, fileId).filter(Subject::waits).orElseThrow(() -> new DomainException("changed-meanwhile"));
            OperationSql.goOn(h, fileId);
            if (!runs.enqueue(file.job(), file.jobSubject())) {
                throw new DomainException("exchange.under-way");
            }
        });
    }

    /**
     * 重新发送 of a request. One that the bank says it has not got: the same bytes once more. One that the bank has refused as a whole, after the
     * reason was mended: its batch is written anew, with the settings of now, as its next sending under a name of its own. Refused with
     * {@code exchange.not-resendable} once the bank has acknowledged or answered it or the batch was withdrawn, with {@code exchange.resent} when
     * somebody else had it sent anew before, with {@code exchange.file-gone} when a file to be sent once more is not here as it was sent, and
     * with {@code exchange.under-way}.
     */
    @Requires(Permission.OPERATE_EXCHANGE)
    public void resend(long fileId) {
        note.about("file " + fileId);
        // The batch first, as sending and answers do.
        var batch = jdbi.withHandle(h -> OperationSql.find(h, fileId)).filter(file -> file.batchId() != null)
                .map(file -> entities.find(CardBatch.class, file.batchId(), LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new DomainException("exchange.not-resendable"));
        jdbi.useHandle(h -> {
            var file = OperationSql.lock(h, fileId).orElseThrow(NotAllowed::new);
            if (!file.resendable()) {
                throw new DomainException(file.resent() ? "exchange.resent" : "exchange.not-resendable");
            }
            if (batch.status() == BatchStatus.REJECTED) {
                sendAnew(h, batch);
            } else if (path.apply(file).isEmpty()) {
                throw new DomainException("exchange.file-gone");
            } else {
                OperationSql.sendAgain(h, fileId);
            }
            if (!runs.enqueue(Submission.EXPORT_JOB, file.jobSubject())) {
                throw new DomainException("exchange.under-way");
            }
        });
    }

    private void sendAnew(Handle h, CardBatch batch) {
        batch.sendAnew(current.get().login());
        entities.flush();
        ResultSql.logForBatch(h, batch.id(), "银行拒收的批次安排第 " + batch.sending() + " 次发送", clock.instant());
        note.about("batch " + batch.batchNo() + " sending " + batch.sending());
    }

    /**
     * 重新处理 of a file of the bank that was refused though it is sound, because a key, the charset or a limit was set wrongly here or the batch was
     * not sent yet; 重新生成 of a request that was changed after it was written. Refused with {@code exchange.not-renewable}, with
     * {@code exchange.name-taken} when another file of that name or content counts by now, with {@code exchange.file-gone} and {@code exchange.under-way}.
     */
    @Requires(Permission.OPERATE_EXCHANGE)
    public void renew(long fileId) {
        note.about("file " + fileId);
        jdbi.useHandle(h -> {
            var file = OperationSql.lock(h, fileId).filter(Subject::renewable).orElseThrow(() -> new DomainException("exchange.not-renewable"));
            // The same content may arrive once more at this moment.
            FileSql.oneAtATime(h, file.digest());
            if (file.outgoing()) {
                OperationSql.forget(h, fileId);
            } else if (FileSql.overtaken(h, fileId)) {
                throw new DomainException("exchange.name-taken");
            } else if (path.apply(file).isEmpty()) {
                throw new DomainException("exchange.file-gone");
            } else {
                OperationSql.judgeAnew(h, fileId);
            }
            if (!runs.enqueue(file.job(), file.jobSubject())) {
                throw new DomainException("exchange.under-way");
            }
        });
    }

    /**
     * 拒收 of a stopped result that the bank is to send anew, for a reason: nothing of it takes effect, and a corrected file of the same name is taken.
     * Refused with {@code exchange.refusal-reason} and {@code changed-meanwhile}.
     */
    @Requires(Permission.OPERATE_EXCHANGE)
    public void refuse(long fileId, String reason) {
        var why = Reason.of(reason, "exchange.refusal-reason");
        note.about("file " + fileId);
        jdbi.useHandle(h -> {
            var file = OperationSql.lock(h, fileId).orElseThrow(NotAllowed::new);
            if (!OperationSql.refuse(h, fileId, "由" + current.get().name() + "拒收：" + why, clock.instant())) {
                throw new DomainException("changed-meanwhile");
            }
            // Nothing but its last step is left to do: the file leaves the inbox.
            runs.enqueue(file.job(), file.jobSubject());
        });
        note.about("(" + why + ")");
    }

    /**
     * 下载, personal data in clear, for a reason that goes into the audit trail, which is written before the first byte leaves. Refused with
     * {@code exchange.download-reason} and {@code exchange.file-gone}.
     *
     * @return the file as it was exchanged, to be read and closed by the caller
     */
    @Requires(Permission.DOWNLOAD_BANK_FILES)
    public InputStream download(long fileId, String reason) throws IOException {
        var why = Reason.of(reason, "exchange.download-reason");
        var file = jdbi.withHandle(h -> OperationSql.find(h, fileId)).orElseThrow(NotAllowed::new);
        note.about("file " + fileId);
        var here = path.apply(file).orElseThrow(() -> new DomainException("exchange.file-gone"));
        note.about("(" + why + ")");
        return Files.newInputStream(here);
    }
}
