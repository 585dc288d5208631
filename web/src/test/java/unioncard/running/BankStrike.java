package unioncard.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import unioncard.testing.RunningProduct;

/** Ends server or database in the middle of one batch's exchange, and looks before it does whether that is where the exchange is. */
final class BankStrike {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int SENDING_MILLIS = 200;
    private static final int IMPORTING_MILLIS = 1_000;

    private final RunningProduct product;
    private final SampleCity city;
    private final String batchNo;
    private final int lines;
    private final int files;

    /** @param files in which the bank answers, each of the same part of the lines */
    BankStrike(RunningProduct product, SampleCity city, String batchNo, int lines, int files) {
        this.product = product;
        this.city = city;
        this.batchNo = batchNo;
        this.lines = lines;
        this.files = files;
    }

    /**
     * Lets the work begin, awaits the moment, and ends somebody; false when the work was over before, or went on too fast.
     *
     * @param begin asks for the batch to be sent, or lays the bank's answer into the inbox
     * @param kill ends server, database or both
     * @param startAgain what was ended; not called when nothing was
     */
    boolean strike(BankCut cut, Random random, Runnable begin, Runnable kill, Runnable startAgain) {
        if (cut.table() == null) {
            begin.run();
            return strikeUnlocked(cut, random, kill, startAgain);
        }
        boolean killed = false;
        try (var connection = product.applicationDatabase().getConnection()) {
            connection.setAutoCommit(false);
            if (cut == BankCut.PLACED) {
                city.usesWhenSending(cut.table());
            }
            if (cut.isAwaited()) {
                lock(connection, cut);
                begin.run();
            } else {
                begin.run();
                await(() -> isNear(cut) || isOver(cut));
                lock(connection, cut);
            }
            await(() -> isThere(cut) && isWaitedFor(cut) || isOver(cut));
            if (isOver(cut)) {
                return false;
            }
            kill.run();
            killed = true;
        } catch (SQLException e) {
            // The connection may have died with the database.
            if (!killed) {
                throw new IllegalStateException(e);
            }
        }
        startAgain.run();
        return true;
    }

    private boolean strikeUnlocked(BankCut cut, Random random, Runnable kill, Runnable startAgain) {
        await(() -> isNear(cut) || isOver(cut));
        if (cut != BankCut.WRITING) {
            pause(random.nextInt(cut.isOut() ? SENDING_MILLIS : IMPORTING_MILLIS));
        }
        if (isOver(cut)) {
            return false;
        }
        kill.run();
        // What is left of a file that was being written tells of it.
        boolean hit = cut != BankCut.WRITING || isNear(cut);
        startAgain.run();
        return hit;
    }

    /** Whether the work is so far that the next use of the table is the one meant; of what cannot be held, whether it is there. */
    private boolean isNear(BankCut cut) {
        return switch (cut) {
            case WRITING -> size(find("outgoing", ".part")) > 0;
            case PUBLISHED -> status("OUT").equals("SENDING");
            case INSIDE, BETWEEN -> stored() > 0;
            case SENDING -> city.number("select count(*) from job_run r join card_batch b on b.id::text = r.subject where r.job = 'bank-request-export'"
                    + " and r.status = 'RUNNING' and r.execution_id is not null and b.batch_no = '" + batchNo + "'") > 0;
            case IMPORTING -> city.number("select count(*) from job_run r join bank_file f on f.id::text = r.subject where r.job = 'bank-file-import'"
                    + " and r.status = 'RUNNING' and r.execution_id is not null and f.batch_no = '" + batchNo + "'") > 0;
            default -> true;
        };
    }

    /** Whether the exchange stands where the cut says, by what lies in folders and tables. */
    private boolean isThere(BankCut cut) {
        return switch (cut) {
            case WRITTEN -> find("outgoing", ".txt") != null && status("OUT").isEmpty();
            case PLACED -> find("outbox", ".part") != null && status("OUT").equals("WRITTEN");
            case PUBLISHED -> find("outbox", ".txt") != null && status("OUT").equals("SENDING");
            case BEFORE -> status("IN").contains("RECEIVED") && stored() == 0;
            case INSIDE, BETWEEN -> stored() > 0 && stored() < lines;
            case APPLYING -> status("IN").contains("RECEIVED") && stored() >= lines / files;
            default -> true;
        };
    }

    private boolean isOver(BankCut cut) {
        return cut.isOut() ? city.number("select count(*) from card_batch where status <> 'TO_SEND' and batch_no = '" + batchNo + "'") > 0
                : city.number("select count(*) from bank_file where direction = 'IN' and status = 'APPLIED' and batch_no = '" + batchNo + "'") == files;
    }

    private long stored() {
        return city.number("select (select count(*) from bank_result_line where batch_no = '" + batchNo + "') + (select count(*) from bank_rejection r"
                + " join bank_file f on f.id = r.file_id where f.batch_no = '" + batchNo + "')");
    }

    private String status(String direction) {
        return city.one("select coalesce(string_agg(status, ' '), '') from bank_file where direction = '" + direction + "' and batch_no = '" + batchNo + "'");
    }

    private static void lock(Connection connection, BankCut cut) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("do $$ begin execute (select format('lock table %s in exclusive mode', c.oid::regclass) from pg_class c where c.relkind = 'r'"
                    + " and c.relname ~ '^(jbatch)?" + cut.table() + "$'); end $$");
        }
    }

    private boolean isWaitedFor(BankCut cut) {
        return city.number("select count(*) from pg_locks l join pg_class c on c.oid = l.relation where not l.granted and c.relname ~ '^(jbatch)?"
                + cut.table() + "$'") > 0;
    }

    /** The batch's file in one of the bank's folders, or null. */
    private Path find(String folder, String ending) {
        try (Stream<Path> found = Files.list(Files.createDirectories(product.dataFolder().resolve("bank").resolve(folder)))) {
            return found.filter(file -> file.getFileName().toString().contains(batchNo) && file.toString().endsWith(ending)).findFirst().orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return file == null ? 0 : Files.size(file);
        } catch (IOException renamed) {
            return 0;
        }
    }

    static void await(BooleanSupplier reached) {
        var deadline = Instant.now().plus(PATIENCE);
        while (!reached.getAsBoolean()) {
            assertThat(Instant.now()).as("patience is over").isBefore(deadline);
            pause(1);
        }
    }

    static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
