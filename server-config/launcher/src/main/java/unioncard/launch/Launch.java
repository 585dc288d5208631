package unioncard.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * Command line that starts the product and stays until it is stopped. Ends with 130 or 143 when stopped by Ctrl-C or SIGTERM, with 1
 * when a part failed, with 2 when it could not start.
 */
public final class Launch {

    private static final int JAVA = 17;
    private static final int FAILED = 1;
    private static final int NOT_STARTED = 2;

    private final PrintStream out;
    private final Installation installation;
    private final CompletableFuture<String> end = new CompletableFuture<>();

    private Launch(PrintStream out, Installation installation) {
        this.out = out;
        this.installation = installation;
    }

    /** Reads the options, see {@code server-config/run --help}; {@code -Dunioncard.home} names the checkout. */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        var stopped = new CountDownLatch(1);
        int code;
        try {
            if (Runtime.version().feature() != JAVA) {
                throw new Problem("Union Card runs on Java 17, this is Java " + Runtime.version().feature() + "; install it and set JAVA_HOME.");
            }
            Path home = Path.of(System.getProperty("unioncard.home", "")).toAbsolutePath();
            var launch = new Launch(out, new Installation(home));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> launch.stopAndWait(stopped), "stop"));
            code = launch.run(Options.parse(arguments, home));
        } catch (Problem problem) {
            out.println("Union Card: " + problem.getMessage());
            code = NOT_STARTED;
        }
        stopped.countDown();
        System.exit(code);
    }

    /** On Ctrl-C the virtual machine ends as soon as this returns, so it waits until {@link #run} has stopped everything. */
    private void stopAndWait(CountDownLatch stopped) {
        end.complete("");
        try {
            stopped.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private int run(Options options) {
        try (DataFolder data = DataFolder.open(options.data())) {
            if (options.reset()) {
                reset(options, data);
            }
            Settings settings = Settings.of(installation, data.root(), options.port())
                    .withDatabase(options.external(System.getenv()), options.externalOwner(System.getenv()))
                    .with("unioncard.second-factor", Boolean.toString(!options.demo() || options.secondFactor()));
            try (Product product = Product.start(settings, data, out::println)) {
                return serve(options, data, product);
            }
        }
    }

    private void reset(Options options, DataFolder data) {
        if (options.databaseUrl() != null) {
            throw new Problem("--reset clears the data folder only, not a database server of your own;"
                    + " empty that database yourself and leave out --reset.");
        }
        Product.stopLeftovers(data);
        data.clear();
    }

    private int serve(Options options, DataFolder data, Product product) {
        var lines = new ArrayList<String>();
        ChildProcess simulator = null;
        if (options.demo()) {
            lines.addAll(demo(data, product));
            simulator = BankSimulatorProcess.start(installation, data);
            simulator.onExit().thenAccept(p -> end.complete("The bank simulator ended by itself; the reason is in "
                    + data.log("bank-simulator") + "."));
        }
        product.firstEnd().thenAccept(part -> end.complete("The " + part.name() + " ended by itself; the reason is in " + part.log() + "."));
        announce(data, product, lines);
        String reason = end.join();
        out.println(reason.isEmpty() ? "Stopping ..." : reason + " Stopping the rest ...");
        if (simulator != null) {
            simulator.stop(Duration.ofSeconds(10));
        }
        product.close();
        out.println("Stopped.");
        return reason.isEmpty() ? 0 : FAILED; // after a signal the virtual machine puts its own number in place of 0
    }

    private List<String> demo(DataFolder data, Product product) {
        DemoSource demo = ServiceLoader.load(DemoSource.class).findFirst()
                .orElseThrow(() -> new Problem("This build carries no demonstration data; start without --demo."));
        var database = product.owner().wholeCity();
        Path told = data.root().resolve("demo/users.txt");
        if (demo.hasAccounts(database)) {
            return Files.isReadable(told) ? read(told) : List.of("The database has accounts already; no demonstration data was loaded.");
        }
        out.println("Loading the demonstration data ...");
        List<String> lines = demo.load(database, data.keysFile(), data.root());
        try {
            Files.deleteIfExists(data.setupTokenFile());
        } catch (IOException stuck) {
            throw new Problem("The file " + data.setupTokenFile() + " cannot be removed (" + DataFolder.reason(stuck) + "); remove it by hand.",
                    stuck);
        }
        try {
            Files.createDirectories(told.getParent());
            Files.write(told, lines);
        } catch (IOException stuck) {
            throw new Problem("The file " + told + " cannot be written (" + DataFolder.reason(stuck) + ").", stuck);
        }
        return lines;
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException stuck) {
            throw new Problem("The file " + file + " cannot be read (" + DataFolder.reason(stuck) + ").", stuck);
        }
    }

    private void announce(DataFolder data, Product product, List<String> lines) {
        out.println();
        out.println("Union Card is ready: " + product.address() + "/");
        out.println("Data folder:         " + data.root());
        out.println("Log file:            " + product.serverLog());
        lines.forEach(out::println);
        if (Files.exists(data.setupTokenFile())) {
            try {
                String token = Files.readString(data.setupTokenFile()).trim();
                out.println("First account:       " + product.address() + "/setup.xhtml with the one-time token " + token);
            } catch (IOException unreadable) {
                out.println("First account:       " + product.address() + "/setup.xhtml with the token in " + data.setupTokenFile());
            }
        }
        out.println("Ctrl-C stops it.");
    }
}
