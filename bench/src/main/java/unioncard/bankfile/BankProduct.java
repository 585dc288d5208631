package unioncard.bankfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import unioncard.bench.BenchDatabase;
import unioncard.bench.Laps;
import unioncard.shared.Digests;
import unioncard.shared.JobRuns;
import unioncard.shared.OwnTransaction;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;
import unioncard.shared.Setting;

/** The steps of the product's jobs, one after the other, as the batch runtime calls them. */
final class BankProduct {

    private static final BankLayout LAYOUT = LayoutFile.standard();

    private final BenchDatabase database;
    private final Clock clock = Clock.systemDefaultZone();
    private final Exchange exchange;
    private final RequestDispatch dispatch;
    private final ExchangeProgress progress;
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
        progress = new ExchangeProgress(database.jdbi(), clock, database.transaction());
        dispatch = new RequestDispatch(database.jdbi(), clock, parameters);
        dispatch.entities = database.entities();
    }

    /** The job {@code bank-file-import} on a complete file in the inbox, with what comes before it. */
    void apply(Laps laps) throws Exception {
        var subject = begin(laps);
        laps.lap("stage", () -> store(subject));
        finish(subject, laps);
    }

    /** Until the file is received and checked; returns what the job works on. */
    String begin(Laps laps) throws Exception {
        var transaction = database.transaction();
        var reception = new FileReception(database.jdbi(), clock, new JobRuns(database.jdbi(), clock), LAYOUT);
        var file = BankFolders.inbox().resolve(BankCity.RESULT_NAME);
        long id = laps.lap("receive", () -> {
            var digest = Digests.sha256(file);
            var size = Files.size(file);
            return transaction.get(() -> reception.receive(BankCity.RESULT_NAME, digest, size)).fileId();
        });
        var subject = Long.toString(id);
        var judged = laps.lap("check", () -> new BankFileCheck(exchange, transaction, progress, LAYOUT, subject).process());
        if (!judged.equals("RESULT")) {
            throw new IllegalStateException("the file was judged " + judged);
        }
        return subject;
    }

    /** Reads and stores the lines that are not stored yet. */
    int store(String subject) throws Exception {
        try (var lines = lines(subject)) {
            return lines.store(Integer.MAX_VALUE);
        }
    }

    /** The lines of a file, from where they are not stored yet. */
    Lines lines(String subject) throws Exception {
        return new Lines(subject);
    }

    /** From the stored lines to the end. */
    void finish(String subject, Laps laps) throws Exception {
        laps.lap("apply", () -> new ResultApply(exchange, database.transaction(), progress, subject).process());
        laps.lap("archive", () -> {
            BankFileArchive.move(Long.parseLong(subject), BankCity.RESULT_NAME);
            return null;
        });
    }

    /** The chunks of the second step. */
    final class Lines implements AutoCloseable {

        private final int chunk = Setting.BANK_CHUNK.number();
        private final String subject;
        private final ResultReader reader;
        private final ResultWriter writer;

        private Lines(String subject) throws Exception {
            this.subject = subject;
            reader = new ResultReader(exchange, database.transaction(), progress, LAYOUT, subject);
            writer = new ResultWriter(database.jdbi(), exchange, database.transaction(), database.personalData(), clock, subject);
            reader.open(null);
        }

        /** Stores further chunks, as many as there are and no more lines than that; returns how many lines. */
        int store(int most) throws Exception {
            int count = 0;
            for (boolean more = true; more && count < most;) {
                var items = next();
                if (!items.isEmpty()) {
                    writer.writeItems(items);
                }
                count += items.size();
                more = items.size() == chunk;
            }
            return count;
        }

        /** One more chunk, which is written and rolled back. */
        void storeAndRollBack() throws Exception {
            var dying = new OwnTransaction() {
                @Override
                public void run(Runnable work) {
                    database.transaction().run(() -> {
                        work.run();
                        throw new CutOff();
                    });
                }

                @Override
                public <T> T get(Supplier<T> work) {
                    return database.transaction().get(work);
                }
            };
            try {
                new ResultWriter(database.jdbi(), exchange, dying, database.personalData(), clock, subject).writeItems(next());
            } catch (CutOff meant) {
                return;
            }
            throw new IllegalStateException("the chunk was not cut off");
        }

        private List<Object> next() throws Exception {
            List<Object> items = new ArrayList<>(chunk);
            while (items.size() < chunk) {
                var line = reader.readItem();
                if (line == null) {
                    break;
                }
                items.add(line);
            }
            return items;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    /** The job {@code bank-request-export} until the file is written; returns the file. */
    Path export(Laps laps) throws Exception {
        var outcome = laps.lap("job", () -> new RequestExport(dispatch, new Gateways(), database.personalData(), parameters, database.transaction(), progress,
                clock, LAYOUT, Long.toString(BankCity.BATCH)).process());
        if (!outcome.equals(FileStatus.AWAITING_RELEASE.name())) {
            throw new IllegalStateException("the export ended with " + outcome);
        }
        return BankFolders.outgoing("GHK_20261123_" + BankCity.BATCH_NO + "_N.txt");
    }

    /** Stands for the death of the process. */
    private static final class CutOff extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
