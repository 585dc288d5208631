package unioncard.keys;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.OwnTransaction;

/** Writes slices of renewed values, each chunk in one transaction. */
@Dependent
@Named("rotationWriter")
public class RotationWriter extends AbstractItemWriter {

    @Inject
    private Jdbi jdbi;
    @Inject
    private OwnTransaction transaction;
    @Inject
    @BatchProperty(name = "subject")
    private String rotation;

    public RotationWriter() {
    }

    RotationWriter(Jdbi jdbi, OwnTransaction transaction, String rotation) {
        this.jdbi = jdbi;
        this.transaction = transaction;
        this.rotation = rotation;
    }

    @Override
    public void writeItems(List<Object> items) {
        transaction.run(() -> jdbi.useHandle(h -> items.forEach(rows -> KeyRotationSql.put(h, Long.parseLong(rotation), (SealedRows) rows))));
    }
}
