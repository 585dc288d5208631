package unioncard.audit;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.OwnTransaction;

/** Checks the trail stretch by stretch, each in its own transaction that also notes how far it has come; a restart goes on from there. */
@Dependent
@Named("auditVerificationRun")
public class AuditVerificationRun extends AbstractBatchlet {

    static final String JOB = "audit-verification";
    private static final Logger LOG = Logger.getLogger(AuditVerificationRun.class.getName());

    @Inject
    private Jdbi jdbi;
    @Inject
    private Clock clock;
    @Inject
    private OwnTransaction transaction;
    @Inject
    @BatchProperty(name = "subject")
    private String verification;

    public AuditVerificationRun() {
    }

    AuditVerificationRun(Jdbi jdbi, Clock clock, OwnTransaction transaction, String verification) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.transaction = transaction;
        this.verification = verification;
    }

    @Override
    public String process() {
        var anchors = AuditAnchors.read(AuditAnchors.file());
        while (goOn(anchors)) {
            LOG.log(Level.FINE, "verification {0} goes on", verification);
        }
        return "ended";
    }

    /** One stretch; false when there is no more to do. */
    boolean goOn(Map<Long, String> anchors) {
        var more = new AtomicBoolean();
        transaction.run(() -> more.set(jdbi.withHandle(h -> stretch(h, Long.parseLong(verification), anchors))));
        return more.get();
    }

    private boolean stretch(Handle h, long id, Map<Long, String> anchors) {
        var course = AuditVerificationSql.course(h, id).orElse(null);
        if (course == null) {
            return false;
        }
        var stretch = AuditChain.stretch(h, course.done(), course.end(), anchors);
        var flaw = stretch.flaw();
        var flawSeq = flaw == null ? null : (Long) (stretch.end().seq() + 1);
        boolean atEnd = flaw == null && stretch.end().seq() == course.end().seq();
        if (atEnd && AuditChain.lost(course.end(), anchors) != null) {
            flaw = AuditFlaw.ANCHOR;
            flawSeq = AuditChain.lost(course.end(), anchors);
        }
        AuditVerificationSql.advance(h, id, stretch.end());
        if (flaw != null) {
            LOG.log(Level.SEVERE, "the audit trail is broken at row {0}: {1}", new Object[] {Long.toString(flawSeq), flaw});
            AuditVerificationSql.end(h, id, AuditVerificationStatus.BROKEN, flaw, flawSeq, clock.instant());
        } else if (atEnd) {
            AuditVerificationSql.end(h, id, AuditVerificationStatus.WHOLE, null, null, clock.instant());
        }
        return flaw == null && !atEnd;
    }
}
