package unioncard.keys;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.OwnTransaction;

/** Last step: counts what is still under other keys, which says whether they may leave the keys file. */
@Dependent
@Named("rotationEnd")
public class RotationEnd extends AbstractBatchlet {

    static final String JOB = "key-rotation";

    @Inject
    private Jdbi jdbi;
    @Inject
    private Clock clock;
    @Inject
    private OwnTransaction transaction;
    @Inject
    @BatchProperty(name = "subject")
    private String rotation;

    public RotationEnd() {
    }

    RotationEnd(Jdbi jdbi, Clock clock, OwnTransaction transaction, String rotation) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.transaction = transaction;
        this.rotation = rotation;
    }

    @Override
    public String process() {
        transaction.run(() -> jdbi.useHandle(h -> KeyRotationSql.version(h, Long.parseLong(rotation)).ifPresent(version -> end(h, version))));
        return "ended";
    }

    private void end(Handle h, String version) {
        long id = Long.parseLong(rotation);
        long left = 0;
        for (var table : SealedTable.values()) {
            long stale = KeyRotationSql.stale(h, table, version);
            KeyRotationSql.leftOver(h, id, table, stale);
            left += stale;
        }
        KeyRotationSql.end(h, id, left == 0 ? RotationStatus.COMPLETED : RotationStatus.LEFT_OVER, clock.instant());
    }
}
