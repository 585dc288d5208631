package unioncard.bankfile;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Reads the lines of a checked result file. After a crash it goes on behind the last line that the database holds, whatever the checkpoint says. */
@Dependent
@Named("resultReader")
public class ResultReader extends AbstractItemReader {

    @Inject
    private Exchange exchange;
    @Inject
    private Jdbi jdbi;
    @Inject
    @BatchProperty(name = "subject")
    private String fileId;

    private final List<String> bins = CardNumber.bins();
    private BufferedReader in;
    private int lineNo;

    @Override
    public void open(Serializable checkpoint) throws IOException {
        var name = exchange.incoming(Long.parseLong(fileId)).name();
        in = Files.newBufferedReader(BankFolders.inbox().resolve(name), BankFolders.charset());
        int done = jdbi.withHandle(h -> FileSql.lastStaged(h, Long.parseLong(fileId)));
        while (lineNo < done) {
            in.readLine();
            lineNo++;
        }
    }

    @Override
    public ResultLine readItem() throws IOException {
        var line = in.readLine();
        if (line == null || line.startsWith("T|")) {
            return null;
        }
        lineNo++;
        return ResultLine.parse(lineNo, line, bins);
    }

    @Override
    public Serializable checkpointInfo() {
        return lineNo;
    }

    @Override
    public void close() throws IOException {
        if (in != null) {
            in.close();
        }
    }
}
