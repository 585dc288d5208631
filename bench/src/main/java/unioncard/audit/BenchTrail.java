package unioncard.audit;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditedAct;

/** What a job announces outside a container: written into the audit trail at once. */
public final class BenchTrail implements Event<AuditedAct> {

    private final AuditListener listener = new AuditListener();

    /** A trail in this database. */
    public BenchTrail(Jdbi jdbi, Clock clock) {
        listener.trail = new AuditTrail(jdbi, clock);
    }

    @Override
    public void fire(AuditedAct act) {
        listener.write(act);
    }

    @Override
    public <U extends AuditedAct> CompletionStage<U> fireAsync(U act) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <U extends AuditedAct> CompletionStage<U> fireAsync(U act, NotificationOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Event<AuditedAct> select(Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <U extends AuditedAct> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <U extends AuditedAct> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }
}
