package unioncard.manual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import unioncard.bank.simulator.BankSimulator;
import unioncard.bank.simulator.Options;
import unioncard.testing.RunningProduct;

/** The product that starts empty, the people in front of it, and the bank behind it. */
public final class Walk implements AutoCloseable {

    /** Monday, 23 November 2026, 9 o'clock in the city. */
    private static final String START = "2026-11-23T01:00:00Z";
    /** Two days later by the bank's calendar: a document that expires tomorrow has expired there. */
    private static final String BANK_DATE = "20261125";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAUSE_MILLIS = 300;

    static final String FEDERATION = "滨江市总工会";
    static final String DISTRICT = "东区总工会";
    static final String STREET = "江湾街道总工会";
    static final String UNION = "江湾机械厂工会";
    static final String OTHER_UNION = "江湾纺织厂工会";
    static final String PASSWORD = "walk-the-manual-26";

    private final RunningProduct product;
    private final Map<Role, Console> consoles = new HashMap<>();

    /** Who sits at a console. */
    enum Role { ADMINISTRATOR, STAFF, CLERK, HEAD, REVIEWER, OTHER_CLERK }

    /** Starts an empty product. */
    public Walk() {
        this(RunningProduct.start("manual", Map.of("unioncard.clock.start", START)));
    }

    Walk(RunningProduct product) {
        this.product = product;
    }

    RunningProduct product() {
        return product;
    }

    /** The window of somebody; opened on the start page the first time. */
    Console console(Role role) {
        return consoles.computeIfAbsent(role, any -> Console.on(product));
    }

    Console clerk() {
        return console(Role.CLERK);
    }

    Console reviewer() {
        return console(Role.REVIEWER);
    }

    /** A file to be uploaded. */
    Path file(String name) {
        return screens().resolveSibling(name);
    }

    /** Folder of the pictures. */
    Path screens() {
        try {
            return Files.createDirectories(Path.of(System.getProperty("unioncard.test.folder"), "screens"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** One number out of the application's database. */
    long number(String sql) {
        return Long.parseLong(text(sql));
    }

    /** One value out of the application's database. */
    String text(String sql) {
        try (var connection = product.database().getConnection(); var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** Waits until a count in the database has come to this. */
    void await(String what, String sql, long wanted) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (number(sql) != wanted) {
            if (System.nanoTime() > until) {
                throw new AssertionError(what + ": " + number(sql) + ", not " + wanted);
            }
            clerk().page().waitForTimeout(PAUSE_MILLIS);
        }
    }

    /** The bank answers what lies in the outbox. */
    void bankAnswers() {
        var bank = product.dataFolder().resolve("bank");
        try {
            BankSimulator.answer(Options.parse("--outbox", bank.resolve("outbox").toString(), "--inbox", bank.resolve("inbox").toString(),
                    "--mix", "none", "--date", BANK_DATE));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What the server has logged. */
    public Path log() {
        return product.serverLog();
    }

    /** Every full document number that went into a file. */
    public String[] numbers() {
        return People.numbers().toArray(String[]::new);
    }

    /** What went wrong in any window. */
    public List<String> problems() {
        return consoles.entrySet().stream().flatMap(entry -> entry.getValue().problems().stream().map(problem -> entry.getKey() + " " + problem))
                .toList();
    }

    @Override
    public void close() {
        consoles.values().forEach(Console::close);
        product.stop();
    }
}
