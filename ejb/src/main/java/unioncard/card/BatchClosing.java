package unioncard.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import unioncard.approval.ApprovalKind;
import unioncard.approval.Approved;
import unioncard.approval.Overtaken;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.shared.WholeCity;

/**
 * 关闭批次: lines that the bank has left without an answer are waited for no longer, and their members may apply again. An answer that comes nevertheless
 * contradicts and is held, for two persons to decide.
 */
@ApplicationScoped
public class BatchClosing implements ApprovalKind {

    /** Lines without an answer. */
    static final String OPEN = "OPEN";
    private static final String SUBJECT = "card-batch ";

    @PersistenceContext
    EntityManager entities;
    private Jdbi jdbi;
    private CurrentUser current;
    private Clock clock;

    BatchClosing() {
    }

    @Inject
    BatchClosing(Jdbi jdbi, CurrentUser current, Clock clock) {
        this.jdbi = jdbi;
        this.current = current;
        this.clock = clock;
    }

    static String subject(long batchId) {
        return SUBJECT + batchId;
    }

    @Override
    public String code() {
        return "BATCH_CLOSING";
    }

    @Override
    public Permission decides() {
        return Permission.OPERATE_EXCHANGE;
    }

    @Override
    public void carryOut(Approved request) {
        long id = Long.parseLong(request.subject().substring(SUBJECT.length()));
        var batch = entities.find(CardBatch.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (batch == null || !batch.status().isAnswerable() || batch.answeredCount() != request.basis()) {
            // The bank has answered meanwhile: whether the rest is still to be closed is for who asked.
            throw new Overtaken();
        }
        batch.close();
        entities.flush();
        // A member may be in another union by now.
        jdbi.useHandle(h -> WholeCity.in(h, () -> SubmissionSql.close(h, id, request.requesterName() + "、" + current.get().name(), clock.instant())));
    }
}
