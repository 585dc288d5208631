package unioncard.verification;

import de.siegmar.fastcsv.reader.CsvReader;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.Setting;

/** First step: header, number of fields and the count in the last line must be right before a row is loaded. */
@Dependent
@Named("snapshotCheck")
public class SnapshotCheck extends AbstractBatchlet {

    @Inject
    private Jdbi jdbi;
    @Inject
    @BatchProperty(name = "subject")
    private String snapshot;

    @Override
    public String process() throws IOException {
        var kind = kind(jdbi, snapshot);
        int fields = kind.header().split(",").length;
        int rows = 0;
        boolean ended = false;
        var file = Registries.file(Setting.DATA_DIRECTORY.path().resolve("registry"), Long.parseLong(snapshot));
        try (var csv = CsvReader.builder().ofCsvRecord(file, StandardCharsets.UTF_8)) {
            var records = csv.iterator();
            if (!records.hasNext() || !String.join(",", records.next().getFields()).equals(kind.header())) {
                throw new IllegalArgumentException("snapshot " + snapshot + " has another header than " + kind.header());
            }
            while (records.hasNext() && !ended) {
                var row = records.next();
                if (row.getField(0).equals("#count")) {
                    ended = Integer.parseInt(row.getField(1)) == rows && !records.hasNext();
                } else if (row.getFieldCount() != fields) {
                    throw new IllegalArgumentException("snapshot " + snapshot + ", line " + row.getStartingLineNumber() + ": " + row.getFieldCount()
                            + " fields");
                } else {
                    rows++;
                }
            }
        }
        if (!ended) {
            throw new IllegalArgumentException("snapshot " + snapshot + " does not end with the count of its " + rows + " rows");
        }
        jdbi.useHandle(h -> h.createUpdate("delete from " + kind.table() + " where snapshot_id = :id")
                .bind("id", Long.parseLong(snapshot)).execute());
        return "checked";
    }

    static RegistryKind kind(Jdbi jdbi, String snapshot) {
        return RegistryKind.valueOf(jdbi.withHandle(h -> h.createQuery("select registry from registry.snapshot where id = :id")
                .bind("id", Long.parseLong(snapshot)).mapTo(String.class).one()));
    }

    /** Rows of the snapshot that are loaded. */
    static long rows(Jdbi jdbi, String snapshot) {
        var table = kind(jdbi, snapshot).table();
        return jdbi.withHandle(h -> h.createQuery("select count(*) from " + table + " where snapshot_id = :id")
                .bind("id", Long.parseLong(snapshot)).mapTo(Long.class).one());
    }
}
