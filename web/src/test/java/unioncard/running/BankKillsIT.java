package unioncard.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import unioncard.shared.Digests;
import unioncard.testing.RunningProduct;

/**
 * Server or database die at random moments while batches are sent and answered: in the end every batch, file, member, card and line of 办卡日志 is as
 * without it. The profile {@code kills} does so fifty times, {@code -Dunioncard.kills} as often as it says; {@code -Dunioncard.kills.seed} repeats the
 * moments of a run.
 */
@DisplayName("与银行交换时任意时刻中断")
class BankKillsIT {

    private static final Logger LOG = Logger.getLogger(BankKillsIT.class.getName());
    private static final int KILLS = Integer.getInteger("unioncard.kills", 4);
    private static final long SEED = Long.getLong("unioncard.kills.seed", System.nanoTime());
    private static final int LINES = 6_000;
    private static final int FILES = 2;
    /** One death in so many is the database's. */
    private static final int DATABASE = 4;
    private static final int LATEST_MILLIS = 2_500;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static RunningProduct product;
    private static SampleCity city;
    private static long district;

    @BeforeAll
    static void start() {
        product = RunningProduct.start("kills", Map.of("unioncard.job.lease.seconds", "10"));
        city = new SampleCity(product);
        district = city.union("K1", "DISTRICT", city.root());
    }

    @AfterAll
    static void stop() {
        product.stop();
    }

    @Test
    @DisplayName("服务器或数据库随时中断，恢复后的结果与未中断时逐行相同")
    void theEndIsTheSame() throws Exception {
        LOG.info("seed " + SEED + ", " + KILLS + " kills");
        var random = new Random(SEED);
        var undisturbed = batch(0);
        await(() -> sent(undisturbed));
        undisturbed.answer.arrives(1, FILES);
        undisturbed.answer.arrives(2, FILES);
        await(() -> undisturbed.answer.ended() == FILES);

        var disturbed = new ArrayList<Exchange>();
        for (int kills = 0; kills < KILLS; kills++) {
            var exchange = batch(disturbed.size() + 1);
            disturbed.add(exchange);
            die(random);
            await(() -> sent(exchange));
            exchange.answer.arrives(1, FILES);
            exchange.answer.arrives(2, FILES);
            if (++kills < KILLS) {
                die(random);
            }
        }
        for (var exchange : disturbed) {
            await(() -> exchange.answer.ended() == FILES);
            assertThat(exchange.answer.outcome()).as(exchange.batchNo).isEqualTo(undisturbed.answer.outcome());
            assertThat(exchange.answer.cardsAsAnswered()).as(exchange.batchNo).isTrue();
            assertThat(exchange.request()).as(exchange.batchNo).isEqualTo(undisturbed.request());
        }
        int batches = disturbed.size() + 1;
        await(() -> city.number("select count(*) from job_run where status = 'RUNNING'") == 0);
        assertThat(city.one("select string_agg(distinct direction || ' ' || status, ', ') from bank_file")).isEqualTo("IN APPLIED, OUT SENT");
        assertThat(city.number("select count(*) from bank_file")).isEqualTo((1L + FILES) * batches);
        assertThat(city.number("select count(*) from exchange_alarm where kind <> 'NOT_SENT'")).isZero();
        assertThat(folder("inbox")).isEmpty();
        assertThat(folder("archive")).hasSize(FILES * batches).noneMatch(name -> name.endsWith(".ok"));
        assertThat(folder("outbox")).hasSize(2 * batches).noneMatch(name -> name.endsWith(".part"));
        LOG.info("executions begun again: " + city.number("select sum(restarts) from job_run") + " of " + city.number("select count(*) from job_run"));
    }

    /** A new batch of a union of its own that is about to be sent. */
    private static Exchange batch(int number) {
        long union = city.union("K" + (number + 2), "GRASSROOTS", district);
        city.members(union, "K" + number, LINES);
        var batchNo = city.batchToSend(union);
        city.export(batchNo);
        return new Exchange(batchNo, new BankAnswer(product, city, batchNo, number));
    }

    private static boolean sent(Exchange exchange) {
        return city.number("select count(*) from card_batch where status = 'SENT' and batch_no = '" + exchange.batchNo + "'") == 1;
    }

    /** After a random while server or database die at once, and are started again. */
    private static void die(Random random) throws InterruptedException {
        int millis = random.nextInt(LATEST_MILLIS);
        boolean database = random.nextInt(DATABASE) == 0;
        Thread.sleep(millis);
        if (database) {
            product.killDatabase();
            product.startDatabase();
        } else {
            product.killServer();
            product.startServer();
        }
        LOG.info((database ? "database" : "server") + " died after " + millis + " ms");
    }

    private static List<String> folder(String name) throws IOException {
        try (Stream<Path> files = Files.list(product.dataFolder().resolve("bank").resolve(name))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static void await(BooleanSupplier reached) {
        var deadline = Instant.now().plus(PATIENCE);
        while (!reached.getAsBoolean()) {
            assertThat(Instant.now()).as("patience is over").isBefore(deadline);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** A batch and what the bank says of it. */
    private record Exchange(String batchNo, BankAnswer answer) {

        /** The lines of the request as sent, without what tells batches and members apart; its trailer is that of its own bytes. */
        List<String> request() {
            try (Stream<Path> files = Files.list(product.dataFolder().resolve("bank/outbox"))) {
                var file = files.filter(found -> found.getFileName().toString().matches("GHK_.*" + batchNo + ".*\\.txt")).findFirst().orElseThrow();
                var lines = Files.readAllLines(file, Charset.forName("GB18030"));
                long trailer = lines.get(lines.size() - 1).length() + 2L;
                assertThat(lines.get(lines.size() - 1)).isEqualTo("T|" + LINES + "|" + Digests.sm3(file, Files.size(file) - trailer));
                return lines.subList(1, lines.size() - 1).stream().map(line -> line.replaceFirst("^(D\\|\\d+)\\|\\d+\\|", "$1|")).toList();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
