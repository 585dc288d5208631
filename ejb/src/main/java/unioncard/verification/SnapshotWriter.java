package unioncard.verification;

import de.siegmar.fastcsv.reader.CsvRecord;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import unioncard.member.DocumentNumber;
import unioncard.member.PersonName;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.shared.Database;

/** Copies rows into the registry's table; document numbers are hashed on the way and never stored, names become what is
 * compared. */
@Dependent
@Named("snapshotWriter")
public class SnapshotWriter extends AbstractItemWriter {

    @Inject
    private Jdbi jdbi;
    @Inject
    private PersonalData personalData;
    @Inject
    @BatchProperty(name = "subject")
    private String snapshot;

    private RegistryKind kind;

    @Override
    public void writeItems(List<Object> items) {
        if (kind == null) {
            kind = SnapshotCheck.kind(jdbi, snapshot);
        }
        var rows = new StringBuilder();
        for (var item : items) {
            var row = (CsvRecord) item;
            var index = personalData.index(PersonalKind.DOCUMENT, DocumentNumber.key(row.getField(0)));
            if (kind == RegistryKind.POPULATION) {
                Database.copyRow(rows, snapshot, index, PersonName.comparable(row.getField(1)), row.getField(2));
            } else {
                Database.copyRow(rows, snapshot, index, row.getField(1));
            }
        }
        jdbi.useHandle(h -> Database.copyIn(h, kind.target(), rows));
    }
}
