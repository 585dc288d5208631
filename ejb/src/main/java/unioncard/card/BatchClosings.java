package unioncard.card;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.approval.ApprovalRequests;
import unioncard.approval.Change;
import unioncard.approval.Proposal;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.shared.DomainException;

/** 关闭批次 of which the bank has left lines without an answer: asked for here, decided by a second person. */
@Stateless
public class BatchClosings {

    private Jdbi jdbi;
    private CurrentUser current;
    private AuditNote note;
    private ApprovalRequests approvals;
    private BatchClosing kind;

    public BatchClosings() {
    }

    @Inject
    BatchClosings(Jdbi jdbi, CurrentUser current, AuditNote note, ApprovalRequests approvals, BatchClosing kind) {
        this.jdbi = jdbi;
        this.current = current;
        this.note = note;
        this.approvals = approvals;
        this.kind = kind;
    }

    /**
     * Asks a second person to close a batch in scope, of which so many lines were open when looked at. Refused with {@code not-found},
     * {@code changed-meanwhile} when others are by now, {@code batch.state} when it is not at the bank or answered in full,
     * {@code approval.reason} and {@code approval.open-already}.
     */
    @Requires(Permission.OPERATE_EXCHANGE)
    public void request(long batchId, int openLines, String reason) {
        var scope = current.get().scope();
        var batch = jdbi.withHandle(h -> h.createQuery("""
                select b.batch_no, b.union_id, b.status, b.issued_count + b.refused_count answered,
                  b.line_count - b.issued_count - b.refused_count open_lines
                from card_batch b where b.id = :id and\s""" + scope.sql("b")).bind("id", batchId).bindMethods(scope)
                .map(ConstructorMapper.of(Closable.class)).findOne()).orElseThrow(() -> new DomainException("not-found"));
        note.about("batch " + batch.batchNo);
        if (!batch.status.isAnswerable()) {
            throw new DomainException("batch.state", batch.batchNo);
        }
        if (batch.openLines != openLines) {
            throw new DomainException("changed-meanwhile");
        }
        var open = Integer.toString(openLines);
        approvals.open(kind, new Proposal(BatchClosing.subject(batchId), "批次 " + batch.batchNo + "，未反馈 " + open + " 人", batch.unionId, batch.answered,
                List.of(new Change(BatchClosing.OPEN, open, "0")), reason));
    }

    /** How many open lines of a batch in scope have passed the bank's check: cards may be on their way, which who closes the batch has to know. */
    @Requires(value = Permission.OPERATE_EXCHANGE, audited = false)
    public int checked(long batchId) {
        var scope = current.get().scope();
        return jdbi.withHandle(h -> h.createQuery("""
                select count(*) from card_batch b join card_batch_line l on l.batch_id = b.id
                where b.id = :id and l.status = 'OPEN' and l.checked_at is not null and\s""" + scope.sql("b")).bind("id", batchId).bindMethods(scope)
                .mapTo(Integer.class).one());
    }

    /** A batch that may be closed. */
    public record Closable(String batchNo, long unionId, BatchStatus status, int answered, int openLines) {
    }
}
