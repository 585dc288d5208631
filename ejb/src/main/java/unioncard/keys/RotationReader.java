package unioncard.keys;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.PersonalData;
import unioncard.shared.OwnTransaction;

/**
 * Reads rows with values under other keys, table after table, in the order of their primary keys. What was written is no longer among
 * them, so after a crash it may begin anew, whatever the checkpoint says. The second round finds what was written under the old key while
 * the first had passed by already: by a node that had not yet seen the new key, or copied in a transaction that was open.
 */
@Dependent
@Named("rotationReader")
public class RotationReader extends AbstractItemReader {

    private static final int SLICE = 1000;
    private static final int ROUNDS = 2;

    @Inject
    private Jdbi jdbi;
    @Inject
    private PersonalData personalData;
    @Inject
    private OwnTransaction transaction;
    @Inject
    @BatchProperty(name = "subject")
    private String rotation;

    private String version;
    private int place;
    private List<Long> after;
    private SealedRows read;

    public RotationReader() {
    }

    RotationReader(Jdbi jdbi, PersonalData personalData, OwnTransaction transaction, String rotation) {
        this.jdbi = jdbi;
        this.personalData = personalData;
        this.transaction = transaction;
        this.rotation = rotation;
    }

    @Override
    public void open(Serializable checkpoint) {
        place = 0;
        after = null;
        version = jdbi.withHandle(h -> KeyRotationSql.version(h, Long.parseLong(rotation))).orElse(null);
    }

    @Override
    public SealedRows readItem() {
        var tables = SealedTable.values();
        while (version != null && place < ROUNDS * tables.length) {
            if (!personalData.currentVersion().equals(version)) {
                throw new IllegalStateException("rotation " + rotation + " leads to key " + version + ", but the keys file of this node names "
                        + personalData.currentVersion());
            }
            var table = tables[place % tables.length];
            var behind = after == null ? Collections.nCopies(table.key().size(), 0L) : after;
            transaction.run(() -> read = jdbi.withHandle(h -> KeyRotationSql.next(h, table, version, behind, SLICE)));
            if (!read.rows().isEmpty()) {
                after = read.last();
                return read;
            }
            place++;
            after = null;
        }
        return null;
    }

    @Override
    public Serializable checkpointInfo() {
        return place;
    }
}
