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

    /** After so many lines it asks whether somebody has stopped the file. */
    private static final int LOOK = 1_000;

    @Inject
    private Exchange exchange;
    @Inject
    private OwnTransaction transaction;
    @Inject
    private ExchangeProgress progress;
    @Inject
    private BankLayout layout;
    @Inject
    @BatchProperty(name = "subject")
    private String fileId;

    private final List<String> bins = CardNumber.bins();
    private BankLines in;
    private ExchangeProgress.Lines lines;
    private int read;

    public ResultReader() {
    }

    ResultReader(Exchange exchange, OwnTransaction transaction, ExchangeProgress progress, BankLayout layout, String fileId) {
        this.exchange = exchange;
        this.transaction = transaction;
        this.progress = progress;
        this.layout = layout;
        this.fileId = fileId;
    }

    @Override
    public void open(Serializable checkpoint) throws IOException {
        long id = Long.parseLong(fileId);
        var file = exchange.incoming(id);
        in = new BankLines(BankFolders.readable(id, BankFolders.received(id, file.name()), BankKeys.configured()), BankCharset.configured());
        int done = transaction.get(() -> exchange.lastStaged(id));
        while (in.lineNo() < done) {
            required(in.next());
        }
        lines = progress.begin(Exchange.IMPORT_JOB, fileId, ExchangePhase.READ, file.lineCount(), Math.max(0, in.lineNo() - 1));
    }

    @Override
    public ResultLine readItem() throws IOException {
        if (++read % LOOK == 0 && exchange.incoming(Long.parseLong(fileId)).status() == FileStatus.STOPPED) {
            return null;
        }
        var line = required(in.next());
        if (layout.isTrailer(line)) {
            return null;
        }
        lines.one();
        return ResultLine.parse(layout, in.lineNo(), line, bins);
    }

    /** The file was checked to its end; one that is shorter now is not what was checked. */
    private static String required(String line) {
        if (line == null) {
            throw new IllegalStateException("the file has become shorter since it was checked");
        }
        return line;
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
