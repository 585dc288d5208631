package unioncard.bankfile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import unioncard.bankfile.RequestLines.Unfit;
import unioncard.card.BatchStatus;
import unioncard.card.CardBatch;
import unioncard.card.Channel;
import unioncard.security.Sealed;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;

/** What sending a batch does to the database, each in one transaction. */
@ApplicationScoped
public class RequestDispatch {

    @PersistenceContext
    EntityManager entities;
    private final Jdbi jdbi;
    private final Clock clock;
    private final Parameters parameters;

    @Inject
    RequestDispatch(Jdbi jdbi, Clock clock, Parameters parameters) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.parameters = parameters;
    }

    RequestDispatch() {
        this(null, null, null);
    }

    /** A batch that is to be sent, or was and is sent again; empty when it was withdrawn, or the bank has it already. */
    @Transactional
    Optional<Batch> batch(long id) {
        return jdbi.withHandle(h -> RequestSql.batch(h, id));
    }

    /** The batch's file that counts, if one was written. */
    @Transactional
    Optional<OutFile> file(String batchNo) {
        return jdbi.withHandle(h -> RequestSql.file(h, batchNo));
    }

    /** Hands every line that is still open to the consumer, in the order of their numbers. */
    void eachLine(long batchId, BankDates dates, Consumer<Line> consumer) {
        jdbi.useHandle(h -> RequestSql.eachLine(h, batchId, dates, consumer));
    }

    /**
     * Lines that the bank's charset cannot write leave the batch into the special channel, before anything is sent. When nobody is left, the
     * batch is withdrawn.
     */
    @Transactional
    void leave(Batch batch, List<Unfit> lines) {
        var stored = lock(batch.id());
        if (stored.status() != BatchStatus.TO_SEND) {
            return;
        }
        int open = jdbi.withHandle(h -> {
            RequestSql.leave(h, batch, lines, clock.instant());
            return RequestSql.batch(h, batch.id()).map(Batch::openLines).orElse(0);
        });
        if (open == 0) {
            stored.withdraw();
        }
    }

    /** Remarks on members whose names may be too long for the bank. */
    @Transactional
    void remark(Batch batch, List<Integer> seqs) {
        jdbi.useHandle(h -> RequestSql.remark(h, batch, seqs, clock.instant()));
    }

    /**
     * The file lies complete in its folder; it waits for a second person where the parameter says so. It goes nowhere when the batch was withdrawn while it
     * was written.
     *
     * @param digest SHA-256 of the file as it lies there, in hex
     * @param sm3 that of its lines before the trailer, which the bank repeats
     */
    @Transactional
    OutFile written(Batch batch, String name, String digest, String sm3, long size) {
        boolean goesOn = mayGo(batch.id());
        var status = parameters.number(Parameter.BANK_RELEASE) == 1 ? FileStatus.AWAITING_RELEASE : FileStatus.WRITTEN;
        return jdbi.withHandle(h -> {
            RequestSql.written(h, batch, name, digest, sm3, size, status, clock.instant());
            if (!goesOn) {
                RequestSql.file(h, batch.batchNo()).ifPresent(file -> RequestSql.refuse(h, file.id(), "批次已撤回，未发送", clock.instant()));
            }
            return RequestSql.file(h, batch.batchNo()).orElseThrow();
        });
    }

    /**
     * The file is about to be made visible to the bank. From now on its batch cannot be withdrawn: until {@link #sent} nobody here knows whether the
     * bank has it, also when the server dies or the bank's goes silent in between. False when the batch was withdrawn or answered meanwhile.
     */
    @Transactional
    boolean sending(long batchId, OutFile file) {
        return mayGo(batchId) && jdbi.withHandle(h -> RequestSql.sending(h, file.id()));
    }

    /** The bank has the file: marks batch and file as sent; harmless when repeated. */
    @Transactional
    void sent(long batchId, OutFile file) {
        var batch = lock(batchId);
        if (batch.status() == BatchStatus.WITHDRAWN) {
            return;
        }
        var text = batch.status() == BatchStatus.TO_SEND && batch.sending() == 1 ? "已发送银行，等待受理" : "已重新发送银行，等待受理";
        batch.markSent(clock.instant());
        entities.flush();
        jdbi.useHandle(h -> {
            if (RequestSql.sent(h, file.id(), clock.instant())) {
                ResultSql.logForBatch(h, batchId, text, clock.instant());
            }
        });
    }

    /** A file that was to be sent again is not here any more; the one that was sent stays sent. */
    @Transactional
    void gone(OutFile file) {
        jdbi.useHandle(h -> {
            RequestSql.sentBefore(h, file.id());
            AlarmSql.raise(h, AlarmKind.NOT_SENT, file.name(), "待重新发送的文件已不在服务器上，未重新发送", clock.instant());
        });
    }

    /** Forgets a file that is about to be written anew, so that no row tells of other bytes than lie there. */
    @Transactional
    void forget(OutFile file) {
        jdbi.useHandle(h -> RequestSql.forget(h, file.id()));
    }

    /** A file that was to be sent again has reached the bank before that after all. */
    @Transactional
    void answeredMeanwhile(long batchId) {
        jdbi.useHandle(h -> RequestSql.answeredMeanwhile(h, batchId));
    }

    /** The file is not what was written: it is not sent, and somebody has to look. */
    @Transactional
    void tampered(OutFile file) {
        var reason = "文件写出后被改动（摘要不符），未发送";
        jdbi.useHandle(h -> {
            RequestSql.refuse(h, file.id(), reason, clock.instant());
            AlarmSql.raise(h, AlarmKind.TAMPERED_FILE, file.name(), reason, clock.instant());
        });
    }

    /** The bank's side could not be reached; it is tried again by itself. */
    @Transactional
    void notSent(OutFile file, IOException why) {
        jdbi.useHandle(h -> AlarmSql.raise(h, AlarmKind.NOT_SENT, file.name(), "发送不成功，系统每分钟重试：" + FileTrouble.words(why), clock.instant()));
    }

    /** The file could not be written; nothing of it stays, and it is tried again by itself. */
    @Transactional
    void notWritten(Batch batch, IOException why) {
        jdbi.useHandle(h -> AlarmSql.raise(h, AlarmKind.NOT_PROCESSED, "批次 " + batch.batchNo(), "文件没有写成，系统每分钟重试：" + FileTrouble.words(why),
                clock.instant()));
    }

    /** Whether a batch, locked from now on, was neither withdrawn nor answered meanwhile. */
    private boolean mayGo(long batchId) {
        var status = lock(batchId).status();
        return status == BatchStatus.TO_SEND || status == BatchStatus.SENT;
    }

    private CardBatch lock(long id) {
        return entities.find(CardBatch.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * Head of a batch.
     *
     * @param openLines lines that go into the file
     * @param submittedBy sign-in name of who submitted it, or has it sent anew after the bank refused its file
     * @param sending which sending of the batch it is, from 1
     * @param again whether this sending went out before
     */
    public record Batch(long id, String batchNo, Channel channel, int openLines, Instant submittedAt, String submittedBy, String unionCode, int sending,
            boolean again) {
    }

    /** A request file as remembered. */
    public record OutFile(long id, String name, String digest, FileStatus status) {
    }

    /** A line as stored, its dates as the bank has them, the last day of the year 9999 for a document without an end. */
    record Line(int seq, String memberNo, String name, String namePinyin, String sex, String documentCode, Sealed documentSealed,
            String documentUntil, String birthDate, String nationality, String occupation, Sealed mobileSealed, Sealed addressSealed) {
    }
}
