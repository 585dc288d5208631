package unioncard.keys;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.OwnTransaction;

/** First step: counts what there is to do. */
@Dependent
@Named("rotationBegin")
public class RotationBegin extends AbstractBatchlet {

    @Inject
    private Jdbi jdbi;
    @Inject
    private OwnTransaction transaction;
    @Inject
    @BatchProperty(name = "subject")
    private String rotation;

    public RotationBegin() {
    }

    RotationBegin(Jdbi jdbi, OwnTransaction transaction, String rotation) {
        this.jdbi = jdbi;
        this.transaction = transaction;
        this.rotation = rotation;
    }

    @Override
    public String process() {
        long id = Long.parseLong(rotation);
        for (var table : SealedTable.values()) {
            transaction.run(() -> jdbi.useHandle(h -> KeyRotationSql.version(h, id)
                    .ifPresent(version -> KeyRotationSql.measured(h, id, table, KeyRotationSql.stale(h, table, version)))));
        }
        return "counted";
    }
}
