package unioncard.bankfile;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import unioncard.shared.OwnTransaction;

/** Third step: the staged lines take effect, all in one transaction. */
@Dependent
@Named("resultApply")
public class ResultApply extends AbstractBatchlet {

    @Inject
    private Exchange exchange;
    @Inject
    private OwnTransaction transaction;
    @Inject
    private ExchangeProgress progress;
    @Inject
    @BatchProperty(name = "subject")
    private String fileId;

    public ResultApply() {
    }

    ResultApply(Exchange exchange, OwnTransaction transaction, ExchangeProgress progress, String fileId) {
        this.exchange = exchange;
        this.transaction = transaction;
        this.progress = progress;
        this.fileId = fileId;
    }

    @Override
    public String process() {
        var file = exchange.incoming(Long.parseLong(fileId));
        if (file.status() == FileStatus.RECEIVED) {
            progress.begin(Exchange.IMPORT_JOB, fileId, ExchangePhase.APPLY, file.lineCount());
            transaction.run(() -> exchange.apply(file.id(), file.batchNo()));
        }
        return "applied";
    }
}
