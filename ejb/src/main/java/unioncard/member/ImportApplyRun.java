package unioncard.member;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.ArrayList;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.member.ImportSql.Open;
import unioncard.member.ImportSql.Step;
import unioncard.security.PersonalData;
import unioncard.shared.DomainException;
import unioncard.shared.OwnTransaction;

/**
 * 导入: staged rows become members, some thousands in a transaction, so that nobody waits long for the union or for a person. How far it has
 * come stands in the same transaction; a restart goes on behind it.
 */
@Dependent
@Named("importApply")
public class ImportApplyRun extends AbstractBatchlet {

    static final String JOB = "member-import-apply";
    private static final int CHUNK = 5000;

    @Inject
    private Jdbi jdbi;
    @Inject
    private OwnTransaction transaction;
    @Inject
    private PersonalData personalData;
    @Inject
    private Clock clock;
    @Inject
    @BatchProperty(name = "subject")
    private String subject;

    public ImportApplyRun() {
    }

    ImportApplyRun(Jdbi jdbi, OwnTransaction transaction, PersonalData personalData, Clock clock, String subject) {
        this.jdbi = jdbi;
        this.transaction = transaction;
        this.personalData = personalData;
        this.clock = clock;
        this.subject = subject;
    }

    @Override
    public String process() {
        long id = Long.parseLong(subject);
        try {
            while (transaction.get(() -> jdbi.withHandle(h -> ImportSql.open(h, id, ImportStatus.APPLYING).map(form -> takeChunk(h, form)).orElse(false)))) {
                // The next chunk.
            }
        } catch (DomainException refused) {
            transaction.run(() -> jdbi.useHandle(h -> ImportSql.end(h, id, ImportStatus.APPLYING, ImportStatus.FAILED, refused, clock.instant())));
        }
        return "applied";
    }

    /** False when there was nothing left to take. */
    private boolean takeChunk(Handle h, Open form) {
        int upTo = StagingSql.chunkEnd(h, form.id(), form.lastRow(), CHUNK);
        if (upTo == 0) {
            StagingSql.clear(h, form.id());
            ImportSql.end(h, form.id(), ImportStatus.APPLYING, ImportStatus.APPLIED, null, clock.instant());
            return false;
        }
        var place = ImportSql.place(h, form.unionId());
        if (!place.active()) {
            throw new DomainException("import.union-closed-meanwhile");
        }
        StagingSql.addPersons(h, form.id(), form.lastRow(), upTo);
        var refused = new ArrayList<>(StagingSql.judgeKnown(h, form.id(), form.unionId(), form.lastRow(), upTo));
        int taken = StagingSql.addMembers(h, place, form.id(), form.lastRow(), upTo, clock.instant());
        refused.addAll(StagingSql.overtaken(h, form.id(), form.lastRow(), upTo));
        ImportSql.refuse(h, form.id(), refused.stream().map(row -> row.refusal(personalData)).toList());
        return ImportSql.advance(h, form.id(), ImportStatus.APPLYING, new Step(0, 0, taken, refused.size(), upTo));
    }
}
