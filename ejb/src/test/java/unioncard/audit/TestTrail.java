package unioncard.audit;

import java.time.Clock;
import unioncard.security.AuditedAct;
import unioncard.shared.TestDatabase;

/** What is announced for the audit trail, outside the container: written in the transaction at hand, or in one of its own as REQUIRES_NEW does. */
public final class TestTrail {

    private final AuditListener listener = new AuditListener();

    public TestTrail(TestDatabase database, Clock clock) {
        listener.trail = new AuditTrail(database.jdbi(), clock) {
            @Override
            public void write(String login, Long unionId, String action, String subject, String outcome) {
                var apart = new Thread(() -> database.inTransaction(() -> super.write(login, unionId, action, subject, outcome)));
                apart.start();
                try {
                    apart.join();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    /** As the container tells the observer. */
    public void write(AuditedAct act) {
        listener.write(act);
    }
}
