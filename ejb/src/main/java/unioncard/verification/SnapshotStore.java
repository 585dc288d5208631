package unioncard.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.JobFailed;

/** How a load ends: the snapshot takes over in one transaction, or the list says that it could not be loaded. */
@ApplicationScoped
public class SnapshotStore {

    @Inject
    private Jdbi jdbi;

    /** The snapshot answers from now on. */
    @Transactional
    void activate(long snapshot, RegistryKind kind, int rows) {
        jdbi.useHandle(h -> Snapshots.activate(h, snapshot, kind, rows));
    }

    void giveUp(@Observes JobFailed failed) {
        if (failed.job().equals(Registries.JOB)) {
            jdbi.useHandle(h -> Snapshots.fail(h, Long.parseLong(failed.subject()), "文件内容不符合约定格式，请核对后重新上传"));
        }
    }
}
