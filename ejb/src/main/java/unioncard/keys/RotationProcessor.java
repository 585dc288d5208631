package unioncard.keys;

import jakarta.batch.api.chunk.ItemProcessor;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import unioncard.keys.SealedRows.Row;
import unioncard.security.PersonalData;
import unioncard.security.Sealed;

/** Encrypts values anew. One that opens with no key stays as it is and is counted at the end. */
@Dependent
@Named("rotationProcessor")
public class RotationProcessor implements ItemProcessor {

    private static final Logger LOG = Logger.getLogger(RotationProcessor.class.getName());

    @Inject
    private PersonalData personalData;

    public RotationProcessor() {
    }

    RotationProcessor(PersonalData personalData) {
        this.personalData = personalData;
    }

    /** Null when nothing can be renewed: the slice is passed over. */
    @Override
    public SealedRows processItem(Object item) {
        var read = (SealedRows) item;
        var renewed = read.rows().stream().map(row -> renewed(read.table(), row)).filter(row -> !row.after().equals(row.before())).toList();
        return renewed.isEmpty() ? null : new SealedRows(read.table(), renewed);
    }

    private Row renewed(SealedTable table, Row row) {
        var after = new ArrayList<Sealed>();
        for (var value : row.before()) {
            try {
                after.add(personalData.renew(value));
            } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException e) {
                LOG.log(Level.WARNING, "a value of {0} {1} opens with no key of the file", new Object[] {table, row.key()});
                after.add(value);
            }
        }
        return new Row(row.key(), row.before(), after);
    }
}
