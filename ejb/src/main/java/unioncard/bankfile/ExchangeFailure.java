package unioncard.bankfile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import unioncard.card.Submission;
import unioncard.shared.JobFailed;
import unioncard.shared.OwnTransaction;

/** A job of the exchange that fails is begun again every minute (see {@link FileReception#resume}); until it succeeds somebody has to know. */
@ApplicationScoped
class ExchangeFailure {

    private final Jdbi jdbi;
    private final Clock clock;
    private final OwnTransaction transaction;
    private final ExchangeProgress progress;

    ExchangeFailure() {
        this(null, null, null, null);
    }

    @Inject
    ExchangeFailure(Jdbi jdbi, Clock clock, OwnTransaction transaction, ExchangeProgress progress) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.transaction = transaction;
        this.progress = progress;
    }

    void tell(@Observes JobFailed failed) {
        if (failed.job().equals(Submission.EXPORT_JOB)) {
            alarm("select batch_no from card_batch where id = :id", failed, "批次 ", "生成或发送不成功");
        } else if (failed.job().equals(Exchange.IMPORT_JOB)) {
            alarm("select name from bank_file where id = :id", failed, "", "读入不成功");
        }
    }

    private void alarm(String what, JobFailed failed, String before, String trouble) {
        progress.end(failed.job(), failed.subject());
        transaction.run(() -> jdbi.useHandle(h -> {
            var subject = h.createQuery(what).bind("id", Long.parseLong(failed.subject())).mapTo(String.class).findOne().orElse(failed.subject());
            AlarmSql.raise(h, AlarmKind.NOT_PROCESSED, before + subject, trouble + "，系统每分钟重试；请检查磁盘空间、目录权限和服务器日志", clock.instant());
        }));
    }
}
