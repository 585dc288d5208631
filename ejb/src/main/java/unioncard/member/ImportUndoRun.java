package unioncard.member;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.DomainException;
import unioncard.shared.OwnTransaction;

/** 撤销导入: all members of an import go, or none, in one transaction; it holds nothing that anybody else may change without being refused. */
@Dependent
@Named("importUndo")
public class ImportUndoRun extends AbstractBatchlet {

    static final String JOB = "member-import-undo";

    @Inject
    private Jdbi jdbi;
    @Inject
    private OwnTransaction transaction;
    @Inject
    private Clock clock;
    @Inject
    @BatchProperty(name = "subject")
    private String subject;

    public ImportUndoRun() {
    }

    ImportUndoRun(Jdbi jdbi, OwnTransaction transaction, Clock clock, String subject) {
        this.jdbi = jdbi;
        this.transaction = transaction;
        this.clock = clock;
        this.subject = subject;
    }

    @Override
    public String process() {
        long id = Long.parseLong(subject);
        transaction.run(() -> jdbi.useHandle(h -> ImportSql.open(h, id, ImportStatus.UNDOING).ifPresent(form -> undo(h, id))));
        return "undone";
    }

    private void undo(Handle h, long id) {
        UndoSql.lock(h, id);
        int touched = UndoSql.touched(h, id);
        if (touched > 0) {
            ImportSql.end(h, id, ImportStatus.UNDOING, ImportSql.isWhole(h, id) ? ImportStatus.APPLIED : ImportStatus.FAILED,
                    new DomainException("import.touched", touched), clock.instant());
            return;
        }
        UndoSql.remove(h, id);
        StagingSql.clear(h, id);
        ImportFiles.clear(h, id);
        ImportSql.end(h, id, ImportStatus.UNDOING, ImportStatus.UNDONE, null, clock.instant());
    }
}
