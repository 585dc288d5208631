package unioncard.bankfile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import unioncard.bench.BenchDatabase;
import unioncard.bench.Comparison;
import unioncard.bench.SystemProperties;
import unioncard.shared.Digests;

/**
 * W1 and W2: the bank's answer to a batch, from the file in the inbox to the end of its import, and a batch from its rows to the request file on
 * disk; each against bare SQL and against Spring Batch. Before each import the whole database is put back as it was, by PostgreSQL's copy of
 * a template, file by file. In this package because the steps of the jobs are called by the batch runtime and nobody else.
 *
 * <pre>BankFileBench [lines] [rounds] [members of the city] [export | import]</pre>
 */
public final class BankFileBench {

    private final BenchDatabase database;
    private final BankCity city;
    private final BankFloor floor;
    private final Path folder;
    private final Path answer;
    private final Path bare;

    private BankFileBench(BenchDatabase database, int lines, int members) {
        this.database = database;
        city = new BankCity(database, lines, members);
        floor = new BankFloor(database);
        folder = database.folder("bench");
        answer = folder.resolve(BankCity.RESULT_NAME);
        bare = folder.resolve("bare.txt");
    }

    /** Lines, rounds that count, members (as many as lines when nothing is said), and which of the two; both when nothing is said. */
    public static void main(String[] arguments) throws Exception {
        int lines = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        int members = arguments.length > 2 ? Integer.parseInt(arguments[2]) : lines;
        var which = arguments.length > 3 ? arguments[3] : "";
        SystemProperties.use();
        try (var database = new BenchDatabase()) {
            System.setProperty("unioncard.data.directory", database.folder("data").toString());
            var bench = new BankFileBench(database, lines, members);
            bench.city.fill();
            if (!which.equals("import")) {
                bench.exports(rounds);
            }
            if (!which.equals("export")) {
                bench.imports(rounds);
            }
        }
    }

    private void exports(int rounds) throws Exception {
        var product = new BankProduct(database);
        var spring = new SpringExport(database);
        var file = folder.resolve("export.txt");
        Map<String, Comparison.Contender> others = new LinkedHashMap<>();
        others.put("COPY to a file", (round, laps) -> {
            floor.export(file, laps);
            requireLines(file, 0);
        });
        var expected = new String[1];
        others.put("Spring Batch", (round, laps) -> {
            laps.lap("job", () -> {
                spring.export(file);
                return null;
            });
            requireLines(file, 0);
            expected[0] = Digests.sha256(file);
        });
        var what = "W2: request file of %,d lines, city of %,d members".formatted(city.lines(), city.members());
        new Comparison(what, rounds).run(database.jdbi(), others, (round, laps) -> {
            database.owner().useHandle(h -> h.execute("truncate bank_file cascade"));
            var written = product.export(laps);
            Trailer.verified(written, LayoutFile.standard(), BankKeys.NONE);
            requireLines(written, 2);
            if (!Digests.sha256(details(written)).equals(expected[0])) {
                throw new IllegalStateException("the product's lines are not those of the peer");
            }
            Files.delete(written);
        });
    }

    private void requireLines(Path file, int around) throws IOException {
        try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            long found = lines.count();
            if (found != city.lines() + around) {
                throw new IllegalStateException(file + " has " + found + " lines");
            }
        }
    }

    /** The file without its first and last line. */
    private Path details(Path file) throws IOException {
        var target = folder.resolve("details.txt");
        try (var in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1); var out = Files.newBufferedWriter(target, StandardCharsets.ISO_8859_1)) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("D|")) {
                    out.write(line + "\r\n");
                }
            }
        }
        return target;
    }

    private void imports(int rounds) throws Exception {
        city.answer(answer, bare);
        floor.prepare();
        database.owner().useHandle(h -> h.execute("truncate bank_file cascade; update card_batch set status = 'SENT', sent_at = now()"));
        database.keep();
        database.restore();
        var spring = new SpringImport(database);
        var product = new BankProduct(database);
        Map<String, Comparison.Contender> others = new LinkedHashMap<>();
        others.put("COPY and bare SQL", restored((round, laps) -> floor.apply(bare, laps)));
        others.put("Spring Batch, chunk by chunk", restored((round, laps) -> laps.lap("job", () -> {
            spring.applyByChunks(answer);
            return null;
        })));
        others.put("Spring Batch to a table, then the bare SQL", restored((round, laps) -> laps.lap("job", () -> {
            spring.applyStaged(answer);
            return null;
        })));
        var what = "W1: result file of %,d lines, %.1f MB, city of %,d members".formatted(city.answers(), Files.size(answer) / 1e6, city.members());
        new Comparison(what, rounds).run(database.jdbi(), others, restored((round, laps) -> product.apply(laps)));
    }

    private Comparison.Contender restored(Comparison.Contender contender) {
        return database.restored((round, laps) -> {
            Files.copy(answer, BankFolders.inbox().resolve(BankCity.RESULT_NAME), StandardCopyOption.REPLACE_EXISTING);
            contender.run(round, laps);
            city.requireAnswered();
        });
    }
}
