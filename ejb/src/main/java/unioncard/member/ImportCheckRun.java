package unioncard.member;

import jakarta.annotation.Resource;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.concurrent.ThreadFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.member.CheckedRows.Chunk;
import unioncard.member.ImportSql.Open;
import unioncard.member.ImportSql.Step;
import unioncard.security.PersonalData;
import unioncard.shared.DomainException;
import unioncard.shared.OwnTransaction;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;

/**
 * 校验: reads a form chunk by chunk; each chunk's rows are staged or refused, and how far that has come stands in the same transaction. After a
 * crash the rows done with are read again, because documents repeated in the form are known by its earlier rows, and not written again.
 */
@Dependent
@Named("importCheck")
public class ImportCheckRun extends AbstractBatchlet {

    static final String JOB = "member-import-check";

    @Inject
    private Jdbi jdbi;
    @Inject
    private OwnTransaction transaction;
    @Inject
    private ImportFiles files;
    @Inject
    private PersonalData personalData;
    @Inject
    private Parameters parameters;
    @Inject
    private Clock clock;
    @Resource
    private ManagedThreadFactory managed;
    @Inject
    @BatchProperty(name = "subject")
    private String subject;
    private ThreadFactory threads;

    public ImportCheckRun() {
    }

    ImportCheckRun(Jdbi jdbi, OwnTransaction transaction, ImportFiles files, PersonalData personalData, Parameters parameters, Clock clock,
            ThreadFactory threads, String subject) {
        this.jdbi = jdbi;
        this.transaction = transaction;
        this.files = files;
        this.personalData = personalData;
        this.parameters = parameters;
        this.clock = clock;
        this.threads = threads;
        this.subject = subject;
    }

    @Override
    public String process() {
        long id = Long.parseLong(subject);
        var found = transaction.get(() -> jdbi.withHandle(h -> ImportSql.open(h, id, ImportStatus.CHECKING)));
        if (found.isEmpty()) {
            return "over";
        }
        try {
            check(found.get());
        } catch (DomainException refused) {
            transaction.run(() -> jdbi.useHandle(h -> fail(h, id, refused)));
        }
        return "checked";
    }

    private void check(Open form) {
        int mostRows = parameters.number(Parameter.IMPORT_MAX_ROWS);
        try (var file = transaction.get(() -> jdbi.withHandle(h -> files.fetch(h, form)));
                var rows = new CheckedRows(file, mostRows, Ages.of(parameters, LocalDate.now(clock)), threads == null ? managed : threads)) {
            for (var chunk = rows.next(); chunk != null; chunk = rows.next()) {
                if (chunk.lastRow() > form.lastRow() && !stage(form, chunk.behind(form.lastRow()))) {
                    return;
                }
            }
        }
        transaction.run(() -> jdbi.useHandle(h -> ImportSql.end(h, form.id(), ImportStatus.CHECKING, ImportStatus.CHECKED, null, clock.instant())));
    }

    /** False when the import was given up meanwhile. */
    private boolean stage(Open form, Chunk chunk) {
        var text = StagingSql.text(form.id(), chunk.passed(), personalData);
        int after = chunk.passed().isEmpty() ? chunk.lastRow() : chunk.passed().get(0).rowNo() - 1;
        return transaction.get(() -> jdbi.withHandle(h -> {
            if (!ImportSql.advance(h, form.id(), ImportStatus.CHECKING,
                    new Step(chunk.rows(), chunk.passed().size(), 0, chunk.refusedRows(), chunk.lastRow()))) {
                return false;
            }
            StagingSql.stage(h, text);
            var refusals = new ArrayList<>(chunk.refusals());
            var judged = StagingSql.judge(h, form.id(), form.unionId(), after, chunk.lastRow());
            judged.forEach(row -> refusals.add(row.refusal(personalData)));
            ImportSql.refuse(h, form.id(), refusals);
            return judged.isEmpty() || ImportSql.advance(h, form.id(), ImportStatus.CHECKING,
                    new Step(0, -judged.size(), 0, judged.size(), chunk.lastRow()));
        }));
    }

    /** What was read before the file proved unfit counts for nothing. */
    private void fail(Handle h, long id, DomainException why) {
        if (ImportSql.end(h, id, ImportStatus.CHECKING, ImportStatus.FAILED, why, clock.instant())) {
            StagingSql.clear(h, id);
            ImportFiles.clear(h, id);
        }
    }
}
