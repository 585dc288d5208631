package unioncard.bank.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts the simulator. Exit status 0: done or stopped; 1: a folder cannot be used; 2: wrong options. */
public final class CommandLine {

    private static final int FOLDER_UNUSABLE = 1;
    private static final int WRONG_OPTIONS = 2;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private String lastTrouble = "";

    private CommandLine() {
    }

    /** Runs with the options of {@link Options}; {@code --help} prints them. */
    public static void main(String[] words) {
        if (List.of(words).contains("--help")) {
            print(Options.USAGE);
            return;
        }
        int status = new CommandLine().run(words);
        if (status != 0) {
            System.exit(status);
        }
    }

    private int run(String[] words) {
        Options options;
        try {
            options = Options.parse(words);
        } catch (IllegalArgumentException e) {
            print(e.getMessage());
            print(Options.USAGE);
            return WRONG_OPTIONS;
        }
        try (var bank = BankSimulator.open(options, CommandLine::print)) {
            if (options.once()) {
                print(bank.answer().toString());
            } else {
                watch(bank, options);
            }
            return 0;
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            print(e.toString());
            return FOLDER_UNUSABLE;
        } finally {
            stopped.countDown();
        }
    }

    /** Ctrl-C lets the pass under way come to its end. */
    private void watch(BankSimulator bank, Options options) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
        print("watching " + options.outbox() + ", mode " + options.mode().word() + ", Ctrl-C ends");
        try {
            do {
                pass(bank);
            } while (!stop.await(1, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        print("stopped");
    }

    /** A folder that is away for a while is reported once and tried again. */
    private void pass(BankSimulator bank) {
        var trouble = "";
        try {
            bank.answer();
        } catch (IOException | UncheckedIOException e) {
            trouble = e.toString();
        }
        if (!trouble.isEmpty() && !trouble.equals(lastTrouble)) {
            print(trouble);
        }
        lastTrouble = trouble;
    }

    private void end() {
        stop.countDown();
        try {
            if (!stopped.await(10, TimeUnit.SECONDS)) {
                print("the last pass was cut off; the next start answers it again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // checkstyle: command line
    private static void print(String line) {
        System.out.println(line);
    }
    // checkstyle: end
}
