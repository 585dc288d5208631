package unioncard.bankfile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import unioncard.bench.BenchDatabase;
import unioncard.bench.Comparison;
import unioncard.bench.Laps;
import unioncard.bench.SystemProperties;
import unioncard.shared.Setting;

/**
 * W11: what it costs to go on with an import that was cut off, against the same import undisturbed: cut off when half of the lines are stored, where
 * the next chunk is rolled back as the death of its process would have it, and cut off half-way through the one transaction that applies them. Starting a
 * server again, and the lease of one that is another, are outside. Rows are counted by the server, rolled back ones too.
 *
 * <pre>RestartBench [lines] [rounds]</pre>
 */
public final class RestartBench {

    private final BenchDatabase database;
    private final BankCity city;
    private final Path answer;
    private final Map<String, Long> written = new LinkedHashMap<>();
    private double applying;

    private RestartBench(BenchDatabase database, int lines) {
        this.database = database;
        city = new BankCity(database, lines, lines);
        answer = database.folder("bench").resolve(BankCity.RESULT_NAME);
    }

    /** Lines, and rounds that count. */
    public static void main(String[] arguments) throws Exception {
        int lines = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        SystemProperties.use();
        try (var database = new BenchDatabase()) {
            System.setProperty("unioncard.data.directory", database.folder("data").toString());
            var bench = new RestartBench(database, lines);
            bench.prepare();
            bench.run(rounds);
        }
    }

    private void prepare() {
        city.fill();
        city.answer(answer, database.folder("bench").resolve("bare.txt"));
        database.owner().useHandle(h -> h.execute("update card_batch set status = 'SENT', sent_at = now()"));
        database.keep();
    }

    private void run(int rounds) throws Exception {
        database.restore();
        Map<String, Comparison.Contender> undisturbed = new LinkedHashMap<>();
        undisturbed.put("the second half of the lines and applying, undisturbed", counted("undisturbed", (product, laps) -> {
            var subject = product.begin(new Laps());
            try (var lines = product.lines(subject)) {
                lines.store(half());
                laps.lap("second half", () -> lines.store(Integer.MAX_VALUE));
            }
            product.finish(subject, laps);
        }));
        undisturbed.put("applying, undisturbed", counted("undisturbed", (product, laps) -> {
            var subject = stored(product);
            long begin = System.nanoTime();
            product.finish(subject, laps);
            applying = (System.nanoTime() - begin) / 1e9;
        }));
        undisturbed.put("begun again after a death while applying", counted("died while applying", (product, laps) -> {
            var subject = stored(product);
            dieWhileApplying(product, subject);
            laps.lap("nothing left to read", () -> new BankProduct(database).store(subject));
            product.finish(subject, laps);
        }));
        var what = "W11: result file of %,d lines, chunks of %,d".formatted(city.answers(), Setting.BANK_CHUNK.number());
        new Comparison(what + "; the product: begun again after a death at half of the lines", rounds).run(database.jdbi(), undisturbed,
                counted("died at half of the lines", (product, laps) -> {
                    var subject = product.begin(new Laps());
                    try (var lines = product.lines(subject)) {
                        lines.store(half());
                        lines.storeAndRollBack();
                    }
                    laps.lap("second half", () -> new BankProduct(database).store(subject));
                    product.finish(subject, laps);
                }));
        written.forEach((name, rows) -> Comparison.say("  rows written, %s: %,d, %+,d", name, rows, rows - written.get("undisturbed")));
    }

    private int half() {
        int chunk = Setting.BANK_CHUNK.number();
        return city.answers() / 2 / chunk * chunk;
    }

    private static String stored(BankProduct product) throws Exception {
        var subject = product.begin(new Laps());
        product.store(subject);
        return subject;
    }

    /** As long as half of it took undisturbed, then the server ends the connection, as it does when its client is gone. */
    private void dieWhileApplying(BankProduct product, String subject) throws Exception {
        var job = new Thread(() -> {
            try {
                product.finish(subject, new Laps());
            } catch (Exception died) {
                Comparison.say("    died: %s", died.getMessage());
            }
        });
        job.start();
        Thread.sleep((long) (applying * 500));
        database.jdbi().useHandle(h -> h.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user"
                + " and pid <> pg_backend_pid() and state <> 'idle'"));
        job.join();
        if (database.owner().withHandle(h -> h.createQuery("select count(*) from card where batch_id = 1").mapTo(Long.class).one()) > 0) {
            throw new IllegalStateException("it was over before it was to die");
        }
    }

    private Comparison.Contender counted(String name, Work work) {
        return database.restored((round, laps) -> {
            Files.copy(answer, BankFolders.inbox().resolve(BankCity.RESULT_NAME), StandardCopyOption.REPLACE_EXISTING);
            work.run(new BankProduct(database), laps);
            city.requireAnswered();
            long rows = database.rowsWritten();
            if (name.equals("died while applying")) {
                written.merge(name, rows, Math::max);
            } else if (!written.computeIfAbsent(name, first -> rows).equals(rows)) {
                throw new IllegalStateException(name + ": " + rows + " rows were written, and " + written.get(name) + " before");
            }
        });
    }

    /** An import with parts that are timed. */
    @FunctionalInterface
    private interface Work {

        void run(BankProduct product, Laps laps) throws Exception;
    }
}
