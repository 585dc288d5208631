package unioncard.audit;

import java.io.Serializable;
import java.time.Instant;

/**
 * A check of the trail (完整性校验).
 *
 * @param total rows to be checked, as at its start
 * @param done rows found whole so far
 * @param flaw what is wrong, or null
 * @param flawSeq number of the first row concerned, or null
 */
public record AuditVerification(long id, AuditVerificationStatus status, String startedBy, Instant startedAt, Instant finishedAt, long total,
        long done, AuditFlaw flaw, Long flawSeq) implements Serializable {

    /** 0 to 100. */
    public int percent() {
        return total == 0 ? 100 : (int) (100 * done / total);
    }

    /** Whether it is under way. */
    public boolean running() {
        return status == AuditVerificationStatus.RUNNING;
    }
}
