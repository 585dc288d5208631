package unioncard.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import unioncard.running.BankCut.Victim;
import unioncard.shared.Digests;
import unioncard.testing.RunningProduct;

/**
 * Server, database or both die while batches are sent and answered, at every {@link BankCut}: in the end every batch, file, member, card and line of
 * 办卡日志 is as without it. A death counts only where it falls in the moment meant; one that comes too late is tried again on the next batch. The profile
 * {@code kills} does so fifty times, {@code -Dunioncard.kills} as often as it says.
 */
@DisplayName("与银行交换时任意时刻中断")
class BankKillsIT {

    private static final Logger LOG = Logger.getLogger(BankKillsIT.class.getName());
    private static final int KILLS = Integer.getInteger("unioncard.kills", 4);
    private static final long SEED = Long.getLong("unioncard.kills.seed", System.nanoTime());
    private static final int LINES = 6_000;
    private static final int CHUNK = 100;
    private static final int FILES = 2;
    /** The first of each are those of the short form. */
    private static final BankCut[] OUT = {BankCut.WRITING, BankCut.PLACED, BankCut.WRITTEN, BankCut.PUBLISHED, BankCut.SENDING};
    private static final BankCut[] IN = {BankCut.INSIDE, BankCut.BETWEEN, BankCut.APPLYING, BankCut.BEFORE, BankCut.IMPORTING};
    /** Of seven deaths three are the server's alone, two of the database alone, two of both; the second one is of both. */
    private static final Victim[] VICTIMS = {Victim.SERVER, Victim.BOTH, Victim.SERVER, Victim.SERVER, Victim.DATABASE, Victim.BOTH, Victim.DATABASE};

    private static RunningProduct product;
    private static SampleCity city;
    private static long district;

    private final List<Exchange> exchanges = new ArrayList<>();
    private final Map<BankCut, Integer> deaths = new EnumMap<>(BankCut.class);

    @BeforeAll
    static void start() {
        product = RunningProduct.start("kills", Map.of("unioncard.job.lease.seconds", "10", "unioncard.bank.chunk", Integer.toString(CHUNK)));
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
        var undisturbed = batch();
        city.export(undisturbed.batchNo);
        BankStrike.await(() -> sent(undisturbed));
        undisturbed.arrives();
        BankStrike.await(() -> undisturbed.answer.applied() == FILES);

        var planned = new ArrayDeque<>(IntStream.range(0, KILLS).mapToObj(k -> k % 2 == 0 ? OUT[k / 2 % OUT.length] : IN[k / 2 % IN.length]).toList());
        int missed = 0;
        for (int kills = 0; !planned.isEmpty();) {
            var exchange = batch();
            for (boolean out : new boolean[] {true, false}) {
                Runnable begin = out ? () -> city.export(exchange.batchNo) : exchange::arrives;
                var cut = planned.peek();
                if (cut == null || cut.isOut() != out) {
                    begin.run();
                } else if (dies(exchange, planned.remove(), kills, random, begin)) {
                    kills++;
                } else {
                    planned.add(cut);
                    assertThat(++missed).as("moments missed").isLessThanOrEqualTo(KILLS);
                }
                if (out) {
                    BankStrike.await(() -> sent(exchange));
                }
            }
        }
        LOG.info("deaths " + deaths + ", moments missed " + missed);
        assertThat(deaths.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(KILLS);
        requireAllAs(undisturbed);
        assertThat(city.number("select sum(restarts) + count(*) filter (where status = 'FAILED') from job_run")).as("executions cut off")
                .isGreaterThanOrEqualTo(KILLS);
    }

    private boolean dies(Exchange exchange, BankCut cut, int kills, Random random, Runnable begin) {
        // What the database alone cuts off of a file is cleared away by the server before anybody could look.
        var victim = cut == BankCut.WRITING ? Victim.SERVER : VICTIMS[kills % VICTIMS.length];
        boolean died = new BankStrike(product, city, exchange.batchNo, LINES, FILES).strike(cut, random, begin, () -> kill(victim), () -> startAgain(victim));
        LOG.info(died ? victim + " died: " + cut : "too late for " + cut);
        if (died) {
            deaths.merge(cut, 1, Integer::sum);
        }
        return died;
    }

    private static void kill(Victim victim) {
        if (victim != Victim.DATABASE) {
            product.killServer();
        }
        if (victim != Victim.SERVER) {
            product.killDatabase();
        }
    }

    private static void startAgain(Victim victim) {
        if (victim != Victim.SERVER) {
            product.startDatabase();
        }
        if (victim != Victim.DATABASE) {
            product.startServer();
        }
    }

    private void requireAllAs(Exchange undisturbed) throws IOException {
        for (var exchange : exchanges) {
            BankStrike.await(() -> exchange.answer.applied() == FILES);
            assertThat(exchange.answer.outcome()).as(exchange.batchNo).isEqualTo(undisturbed.answer.outcome());
            assertThat(exchange.answer.cardsAsAnswered()).as(exchange.batchNo).isTrue();
            assertThat(exchange.request()).as(exchange.batchNo).isEqualTo(undisturbed.request());
        }
        int batches = exchanges.size();
        BankStrike.await(() -> city.number("select count(*) from job_run where status = 'RUNNING'") == 0);
        assertThat(city.one("select string_agg(distinct direction || ' ' || status, ', ') from bank_file")).isEqualTo("IN APPLIED, OUT SENT");
        assertThat(city.number("select count(*) from bank_file")).isEqualTo((1L + FILES) * batches);
        assertThat(city.number("select count(*) from exchange_alarm where kind <> 'NOT_SENT'")).isZero();
        assertThat(folder("inbox")).isEmpty();
        assertThat(folder("archive")).hasSize(FILES * batches).noneMatch(name -> name.endsWith(".ok"));
        assertThat(folder("outbox")).hasSize(2 * batches).noneMatch(name -> name.endsWith(".part"));
        assertThat(folder("outgoing")).hasSize(batches).noneMatch(name -> name.endsWith(".part"));
    }

    /** A new batch of a union of its own that may be sent. */
    private Exchange batch() {
        int number = exchanges.size();
        long union = city.union("K" + (number + 2), "GRASSROOTS", district);
        city.members(union, "K" + number, LINES);
        var batchNo = city.batchToSend(union);
        exchanges.add(new Exchange(batchNo, new BankAnswer(product, city, batchNo, number)));
        return exchanges.get(number);
    }

    private static boolean sent(Exchange exchange) {
        return city.number("select count(*) from card_batch where status <> 'TO_SEND' and batch_no = '" + exchange.batchNo + "'") == 1;
    }

    private static List<String> folder(String name) throws IOException {
        try (Stream<Path> files = Files.list(product.dataFolder().resolve("bank").resolve(name))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** A batch and what the bank says of it. */
    private record Exchange(String batchNo, BankAnswer answer) {

        void arrives() {
            try {
                for (int no = 1; no <= FILES; no++) {
                    answer.arrives(no, FILES);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

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
