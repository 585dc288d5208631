package unioncard.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.JobFailed;

/** Tells the municipal staff, in the list, that a snapshot could not be loaded. */
@ApplicationScoped
class SnapshotFailure {

    @Inject
    private Jdbi jdbi;

    void tell(@Observes JobFailed failed) {
        if (failed.job().equals(Registries.JOB)) {
            jdbi.useHandle(h -> Snapshots.fail(h, Long.parseLong(failed.subject()), "文件内容不符合约定格式，请核对后重新上传"));
        }
    }
}
