package unioncard.bankfile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import unioncard.bench.BenchDatabase;
import unioncard.bench.Laps;
import unioncard.shared.Digests;
import unioncard.shared.JobRuns;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;

/** The steps of the product's jobs, one after the other, as the batch runtime calls them. */
final class BankProduct {

    /** As in the job's definition. */
    private static final int CHUNK = 5000;
    private static final BankLayout LAYOUT = LayoutFile.standard();

    private final BenchDatabase database;
    private final Clock clock = Clock.systemDefaultZone();
    private final Exchange exchange;
    private final RequestDispatch dispatch;
    /** A file waits for its release: what is measured ends when it lies in its folder. */
    private final Parameters parameters = new Parameters() {
        @Override
        public int number(Parameter parameter) {
            return parameter == Parameter.BANK_RELEASE ? 1 : parameter.fallback();
        }
    };

    BankProduct(BenchDatabase database) {
        this.database = database;
        exchange = new Exchange(database.jdbi(), clock);
        exchange.entities = database.entities();
        dispatch = new RequestDispatch(database.jdbi(), clock, parameters);
        dispatch.entities = database.entities();
    }

    /** The job {@code bank-file-import} on a complete file in the inbox, with what comes before it. */
    void apply(Laps laps) throws Exception {
        var transaction = database.transaction();
        var reception = new FileReception(database.jdbi(), clock, new JobRuns(database.jdbi(), clock), LAYOUT);
        var file = BankFolders.inbox().resolve(BankCity.RESULT_NAME);
        long id = laps.lap("receive", () -> {
            var digest = Digests.sha256(file);
            var size = Files.size(file);
            return transaction.get(() -> reception.receive(BankCity.RESULT_NAME, digest, size)).fileId();
        });
        var subject = Long.toString(id);
        var judged = laps.lap("check", () -> new BankFileCheck(exchange, transaction, LAYOUT, subject).process());
        if (!judged.equals("RESULT")) {
            throw new IllegalStateException("the file was judged " + judged);
        }
        laps.lap("stage", () -> stage(subject));
        laps.lap("apply", () -> new ResultApply(exchange, transaction, subject).process());
        laps.lap("archive", () -> {
            BankFileArchive.move(id, BankCity.RESULT_NAME);
            return null;
        });
    }

    private int stage(String subject) throws Exception {
        var reader = new ResultReader(exchange, database.transaction(), LAYOUT, subject);
        var writer = new ResultWriter(database.jdbi(), exchange, database.transaction(), database.personalData(), clock, subject);
        reader.open(null);
        try {
            int count = 0;
            var items = new ArrayList<>(CHUNK);
            for (var line = reader.readItem(); line != null; line = reader.readItem()) {
                items.add(line);
                count++;
                if (items.size() == CHUNK) {
                    writer.writeItems(items);
                    items.clear();
                }
            }
            if (!items.isEmpty()) {
                writer.writeItems(items);
            }
            return count;
        } finally {
            reader.close();
        }
    }

    /** The job {@code bank-request-export} until the file is written; returns the file. */
    Path export(Laps laps) throws Exception {
        var outcome = laps.lap("job", () -> new RequestExport(dispatch, new Gateways(), database.personalData(), parameters, database.transaction(), clock,
                LAYOUT, Long.toString(BankCity.BATCH)).process());
        if (!outcome.equals(FileStatus.AWAITING_RELEASE.name())) {
            throw new IllegalStateException("the export ended with " + outcome);
        }
        return BankFolders.outgoing("GHK_20261123_" + BankCity.BATCH_NO + "_N.txt");
    }
}
