package unioncard.bankfile;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import unioncard.card.CardNumber;
import unioncard.shared.OwnTransaction;

/** Reads the lines of a checked result file. After a crash it goes on behind the last line that the database holds, whatever the checkpoint says. */
@Dependent
@Named("resultReader")
public class ResultReader extends AbstractItemReader {

    @Inject
    private Exchange exchange;
    @Inject
    private OwnTransaction transaction;
    @Inject
    @BatchProperty(name = "subject")
    private String fileId;

    private final List<String> bins = CardNumber.bins();
    private BankLines in;

    @Override
    public void open(Serializable checkpoint) throws IOException {
        long id = Long.parseLong(fileId);
        in = new BankLines(BankFolders.received(id, exchange.incoming(id).name()), BankCharset.configured());
        int done = transaction.get(() -> exchange.lastStaged(id));
        while (in.lineNo() < done) {
            in.next();
        }
    }

    @Override
    public ResultLine readItem() throws IOException {
        var line = in.next();
        return line == null || line.startsWith("T|") ? null : ResultLine.parse(in.lineNo(), line, bins);
    }

    @Override
    public Serializable checkpointInfo() {
        return in.lineNo();
    }

    @Override
    public void close() throws IOException {
        if (in != null) {
            in.close();
        }
    }
}
