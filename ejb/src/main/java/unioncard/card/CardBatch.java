package unioncard.card;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import unioncard.shared.DomainException;

/**
 * Card batch (办卡批次): one submission of a whole channel to the bank. Born with its lines by one set of statements
 * ({@link SubmissionSql}); afterwards only these methods move it:
 * submitted (待发送) → sent → acknowledged or rejected → answered, partly first. A batch not yet sent, or rejected as a whole, may be withdrawn;
 * one rejected as a whole may be sent anew.
 */
@Entity
@Table(name = "card_batch")
public class CardBatch {

    @Id
    private Long id;
    @Column(name = "batch_no")
    private String batchNo;
    @Column(name = "union_id")
    private long unionId;
    @Column(name = "district_id")
    private long districtId;
    @Enumerated(EnumType.STRING)
    private Channel channel;
    @Column(name = "line_count")
    private int lineCount;
    @Column(name = "issued_count")
    private int issuedCount;
    @Column(name = "refused_count")
    private int refusedCount;
    @Enumerated(EnumType.STRING)
    private BatchStatus status;
    @Column(name = "submitted_at")
    private Instant submittedAt;
    @Column(name = "sent_at")
    private Instant sentAt;
    @Column(name = "acknowledged_at")
    private Instant acknowledgedAt;
    @Column(name = "feedback_at")
    private Instant feedbackAt;
    @Column(name = "bank_text")
    private String bankText;
    /** Which sending it is, from 1. */
    private int sending;
    @Column(name = "resent_by")
    private String resentBy;
    @Column(name = "print_count")
    private int printCount;
    @Column(name = "printed_at")
    private Instant printedAt;
    @Version
    private int version;

    protected CardBatch() {
    }

    /** The request file lies complete in the outbox. Harmless when it has been sent already: a restarted job writes the same file. */
    public void markSent(Instant at) {
        if (status == BatchStatus.TO_SEND) {
            become(BatchStatus.SENT);
            sentAt = at;
        }
    }

    /** The bank has taken the file. Harmless once it has answered further. */
    public void acknowledge(Instant at) {
        if (status == BatchStatus.SENT) {
            become(BatchStatus.ACKNOWLEDGED);
        }
        if (acknowledgedAt == null) {
            acknowledgedAt = at;
        }
    }

    /** The bank has refused the file as a whole; no member is affected. */
    public void reject(String text, Instant at) {
        become(BatchStatus.REJECTED);
        bankText = text;
        acknowledgedAt = at;
    }

    /** The file that the bank has refused is sent anew: the batch waits to be sent as if it never had been, in its next sending. */
    public void sendAnew(String login) {
        become(BatchStatus.TO_SEND);
        sending++;
        resentBy = login;
        sentAt = null;
        acknowledgedAt = null;
        bankText = null;
    }

    /** After an answer was applied: how many lines the bank has answered so far, of each kind. */
    public void answered(int issued, int refused, Instant at) {
        issuedCount = issued;
        refusedCount = refused;
        feedbackAt = at;
        var reached = issued + refused == lineCount ? BatchStatus.ANSWERED : BatchStatus.PARTLY_ANSWERED;
        if (reached != status) {
            become(reached);
        }
    }

    /** What the bank has not answered counts as refused: it is waited for no longer. */
    public void close() {
        become(BatchStatus.ANSWERED);
        bankText = "银行未反馈的 " + (lineCount - answeredCount()) + " 人不再等待";
        refusedCount = lineCount - issuedCount;
    }

    /** Takes the batch back before it is sent, or after the bank has rejected it as a whole. */
    public void withdraw() {
        become(BatchStatus.WITHDRAWN);
    }

    /** The roster was printed once more; returns which print it is, from 1. */
    public int print(Instant at) {
        if (!status.printable()) {
            throw new DomainException("batch.not-printable", batchNo);
        }
        printedAt = at;
        return ++printCount;
    }

    private void become(BatchStatus next) {
        if (!status.next().contains(next)) {
            throw new DomainException("batch.state", batchNo);
        }
        status = next;
    }

    public Long id() {
        return id;
    }

    public String batchNo() {
        return batchNo;
    }

    public long unionId() {
        return unionId;
    }

    public long districtId() {
        return districtId;
    }

    public Channel channel() {
        return channel;
    }

    public BatchStatus status() {
        return status;
    }

    /** When the bank has accepted or rejected the file as a whole; null before. */
    public Instant acknowledgedAt() {
        return acknowledgedAt;
    }

    /** Which sending it is, from 1: more than that after the bank has refused its file. */
    public int sending() {
        return sending;
    }

    /** How many lines the bank has answered. */
    public int answeredCount() {
        return issuedCount + refusedCount;
    }

    public int lineCount() {
        return lineCount;
    }

    public Instant submittedAt() {
        return submittedAt;
    }
}
