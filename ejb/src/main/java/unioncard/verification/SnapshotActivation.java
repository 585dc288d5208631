package unioncard.verification;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.file.Files;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.OwnTransaction;
import unioncard.shared.Setting;

/** Last step: the loaded snapshot answers from now on, and the file with its full numbers goes. */
@Dependent
@Named("snapshotActivation")
public class SnapshotActivation extends AbstractBatchlet {

    @Inject
    private Jdbi jdbi;
    @Inject
    private SnapshotStore store;
    @Inject
    private OwnTransaction transaction;
    @Inject
    @BatchProperty(name = "subject")
    private String snapshot;

    @Override
    public String process() throws Exception {
        long id = Long.parseLong(snapshot);
        var kind = SnapshotCheck.kind(jdbi, snapshot);
        int rows = jdbi.withHandle(h -> h.createQuery("select count(*) from " + kind.table() + " where snapshot_id = :id").bind("id", id)
                .mapTo(Integer.class).one());
        transaction.run(() -> store.activate(id, kind, rows));
        Files.deleteIfExists(Registries.file(Setting.DATA_DIRECTORY.path().resolve("registry"), id));
        return "current";
    }
}
