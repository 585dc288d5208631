package unioncard.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import unioncard.testing.ConsoleSession;
import unioncard.testing.RunningProduct;

/** Two application servers on one database, with the same folders for the bank's files; the last test leaves one of them dead. */
@DisplayName("两个节点共用数据库和文件夹")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesIT {

    private static final int LINES = 6_000;
    private static final int SHORT = 200;
    private static final int BATCHES = 8;
    /** On each node. */
    private static final int CLERKS = 3;
    private static final String PENDING = "/card/pending-list.xhtml";
    private static final int FILES = 2;
    private static final Map<String, String> SETTINGS = Map.of("unioncard.job.lease.seconds", "4", "unioncard.bank.chunk", "100");

    private static RunningProduct first;
    private static RunningProduct second;
    private static SampleCity city;
    private static long district;
    private static int series;

    @BeforeAll
    static void start() {
        first = RunningProduct.start("nodes", SETTINGS);
        second = first.anotherNode("nodes-2", "node-2", SETTINGS);
        city = new SampleCity(first);
        district = city.union("N0", "DISTRICT", city.root());
    }

    @AfterAll
    static void stop() {
        second.stop();
        first.stop();
    }

    @Test
    @Order(1)
    @DisplayName("两个节点同时收件：每个文件只处理一次，两个节点都处理了文件")
    void noFileTwice() throws IOException {
        List<BankAnswer> answers = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            var answer = answer(SHORT);
            answers.add(answer);
            for (int no = 1; no <= FILES; no++) {
                files.add(answer.write(no, FILES));
            }
        }
        for (var file : files) {
            Files.createFile(file.resolveSibling(file.getFileName() + ".ok"));
        }
        for (var answer : answers) {
            BankStrike.await(() -> answer.applied() == FILES);
            assertThat(answer.outcome()).isEqualTo(answers.get(0).outcome());
            assertThat(answer.cardsAsAnswered()).isTrue();
        }
        assertThat(city.one("select string_agg(distinct status, ',') || count(*) from bank_file")).isEqualTo("APPLIED" + files.size());
        assertThat(city.number("select count(*) from job_run where job = 'bank-file-import'")).isEqualTo(files.size());
        assertThat(city.one("select string_agg(distinct node, ',' order by node) from job_run where job = 'bank-file-import'")).isEqualTo("node-1,node-2");
        assertThat(city.number("select count(*) from card_log where step = 'FEEDBACK'")).isEqualTo(BATCHES * SHORT * 9L / 10);
        assertThat(first.dataFolder().resolve("bank/inbox")).isEmptyDirectory();
        try (var archived = Files.list(first.dataFolder().resolve("bank/archive"))) {
            assertThat(archived.count()).isEqualTo(files.size());
        }
        for (var node : List.of(first, second)) {
            assertThat(Files.readString(node.serverLog())).doesNotContain("could not be received");
        }
    }

    @Test
    @Order(2)
    @DisplayName("T03：两个节点上几位经办人同时点市级校验：只有一次校验，其余的人得到说明")
    void oneRunOnly() throws Exception {
        long union = city.union("NV", "GRASSROOTS", district);
        city.members(union, "NV", LINES);
        city.pendingEntries(union);
        city.registries();
        var together = new CyclicBarrier(2 * CLERKS);
        List<Callable<String>> clicks = new ArrayList<>();
        for (int clerk = 0; clerk < 2 * CLERKS; clerk++) {
            var login = "nv-clerk" + clerk;
            city.account(login, union, "GRASSROOTS_CLERK");
            var console = ConsoleSession.signedIn((clerk % 2 == 0 ? first : second).address(), login, SampleCity.PASSWORD);
            var page = console.open(PENDING).body();
            clicks.add(() -> {
                together.await();
                var answer = console.submit(PENDING, page, "actions", "actions:verify", Map.of(), ConsoleSession.viewState(page));
                return answer.statusCode() == HttpURLConnection.HTTP_OK ? answer.body() : console.open(PENDING).body();
            });
        }
        var threads = Executors.newFixedThreadPool(clicks.size());
        List<String> told = new ArrayList<>();
        for (var answer : threads.invokeAll(clicks)) {
            told.add(answer.get());
        }
        threads.shutdown();
        assertThat(told).filteredOn(page -> page.contains("已提交市级校验，共 %,d 人".formatted(LINES))).hasSize(1);
        assertThat(told).filteredOn(page -> page.contains("本通道正在校验，请等待完成")).hasSize(clicks.size() - 1);
        BankStrike.await(() -> city.number("select count(*) from job_run where status = 'RUNNING'") == 0);
        assertThat(city.one("select string_agg(status, ',') from job_run where job like '%verification%'")).isEqualTo("COMPLETED");
        assertThat(city.number("select count(*) from card_log where step = 'VERIFICATION'")).as("each entry once").isEqualTo(LINES);
    }

    @Test
    @Order(3)
    @DisplayName("入库途中一个节点被杀：租约到期后另一个节点接着做，结果与未中断时逐行相同")
    void theOtherTakesOver() {
        var undisturbed = answer(LINES);
        undisturbed.arrives();
        BankStrike.await(() -> undisturbed.applied() == 1);

        var disturbed = answer(LINES);
        UnaryOperator<String> ofRun = column -> city.one("select " + column + " from job_run r join bank_file f on f.id::text = r.subject"
                + " where r.job = 'bank-file-import' and f.batch_no = '" + disturbed.batchNo() + "'");
        var victim = new String[1];
        boolean died = new BankStrike(first, city, disturbed.batchNo(), LINES, 1).strike(BankCut.INSIDE, new Random(), disturbed::arrives, () -> {
            victim[0] = ofRun.apply("node");
            (victim[0].equals("node-1") ? first : second).killServer();
        }, () -> { });
        assertThat(died).as("died between the first line and the last").isTrue();
        var lease = ofRun.apply("lease_until");
        BankStrike.await(() -> !ofRun.apply("node").equals(victim[0]));
        assertThat(city.one("select (now() >= timestamptz '" + lease + "')::text")).as("taken over when the lease had lapsed").isEqualTo("true");
        BankStrike.await(() -> disturbed.applied() == 1);
        assertThat(disturbed.outcome()).isEqualTo(undisturbed.outcome());
        assertThat(disturbed.cardsAsAnswered()).isTrue();
        assertThat(disturbed.job()).isEqualTo("COMPLETED true");
        assertThat(ofRun.apply("node")).isEqualTo(victim[0].equals("node-1") ? "node-2" : "node-1");
        assertThat(first.dataFolder().resolve("bank/inbox")).isEmptyDirectory();
    }

    private static BankAnswer answer(int lines) {
        series++;
        long union = city.union("N" + series, "GRASSROOTS", district);
        city.members(union, "N" + series, lines);
        return new BankAnswer(first, city, union, series);
    }
}
