package unioncard.verification;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** SQL over {@code registry.snapshot}. */
final class Snapshots {

    private Snapshots() {
    }

    /** The snapshot that answers now; empty while none has been loaded. */
    static Optional<Long> current(Handle handle, RegistryKind kind) {
        return handle.createQuery("select id from registry.snapshot where registry = :kind and status = 'CURRENT'")
                .bind("kind", kind.name()).mapTo(Long.class).findOne();
    }

    /** The new snapshot takes over in one statement pair; the rows of the old one go. */
    static void activate(Handle handle, long id, RegistryKind kind, int rows) {
        handle.createUpdate("update registry.snapshot set status = 'REPLACED' where registry = :kind and status = 'CURRENT'")
                .bind("kind", kind.name()).execute();
        handle.createUpdate("update registry.snapshot set status = 'CURRENT', row_count = :rows where id = :id")
                .bind("rows", rows).bind("id", id).execute();
        handle.createUpdate("delete from " + kind.table() + " where snapshot_id <> :id").bind("id", id).execute();
    }

    static void fail(Handle handle, long id, String reason) {
        handle.createUpdate("update registry.snapshot set status = 'FAILED', reason = :reason where id = :id and status = 'LOADING'")
                .bind("reason", reason).bind("id", id).execute();
    }
}
