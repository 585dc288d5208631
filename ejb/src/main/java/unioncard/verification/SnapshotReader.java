package unioncard.verification;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Iterator;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.Setting;

/**
 * Reads the rows of a snapshot file (docs/registry-snapshot-format.md). After a crash it goes on behind as many as the database holds,
 * whatever the checkpoint says: a line is a row, and rows come in by whole chunks.
 */
@Dependent
@Named("snapshotReader")
public class SnapshotReader extends AbstractItemReader {

    @Inject
    private Jdbi jdbi;
    @Inject
    @BatchProperty(name = "subject")
    private String snapshot;

    private CsvReader<CsvRecord> csv;
    private Iterator<CsvRecord> records;
    private long read;

    @Override
    public void open(Serializable checkpoint) throws IOException {
        var file = Registries.file(Setting.DATA_DIRECTORY.path().resolve("registry"), Long.parseLong(snapshot));
        var decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        csv = CsvReader.builder().detectBomHeader(false).ofCsvRecord(new InputStreamReader(Files.newInputStream(file), decoder));
        records = csv.iterator();
        records.next();
        for (long done = SnapshotCheck.rows(jdbi, snapshot); read < done; read++) {
            records.next();
        }
    }

    @Override
    public CsvRecord readItem() {
        var row = records.next();
        if (row.getField(0).equals("#count")) {
            return null;
        }
        read++;
        return row;
    }

    @Override
    public Serializable checkpointInfo() {
        return read;
    }

    @Override
    public void close() throws IOException {
        if (csv != null) {
            csv.close();
        }
    }
}
